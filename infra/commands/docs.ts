/** `npm run docs`: writes the description of the API, and the schemas of its events, from the schemas that check each call. */
import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { eventSchemas, openapi } from "../../functions/docs/openapi.ts";

const FILES = { "openapi.json": openapi, "events.json": eventSchemas };

for (const [name, make] of Object.entries(FILES)) {
  const path = fileURLToPath(new URL(`../../functions/docs/${name}`, import.meta.url));
  await writeFile(path, `${JSON.stringify(make(), null, 2)}\n`);
  console.log(path);
}

/** Writes `shared/reading/given-names.json` from the name lists of `@faker-js/faker` (MIT licence, many countries). */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { allLocales } from "@faker-js/faker";

const LATIN = /^\p{Script=Latin}[\p{Script=Latin}'’-]+$/u;

const names = new Set<string>();
for (const { person } of Object.values(allLocales))
  for (const list of Object.values(person?.first_name ?? {}))
    if (Array.isArray(list))
      for (const name of list)
        if (typeof name === "string" && LATIN.test(name)) names.add(name.toLowerCase());

const path = join(import.meta.dirname, "../shared/reading/given-names.json");
const source = "First names of all countries in @faker-js/faker (c) Faker contributors, MIT licence";
writeFileSync(path, `${JSON.stringify({ source, names: [...names].sort().join(" ") }, null, 1)}\n`);
console.log(`${path} written with ${names.size} names`);

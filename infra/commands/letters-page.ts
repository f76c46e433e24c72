/**
 * `npm run letters:page`: writes docs/letters.md and its pictures, six plans as they are sent, from the corpus. Run it
 * again when letters change; the page is never edited by hand. Pictures need Chromium.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { refuse } from "./input.ts";
import { Labels, Line, lettersFor } from "./letters.ts";

const HELP = `Usage: npm run letters:page

Writes docs/letters.md: six debriefs of the corpus, each with its plan as text and as a picture (320 or 600 px, light
or dark). CHROMIUM_PATH names the browser, /usr/bin/chromium otherwise.`;

const ROOT = join(import.meta.dirname, "../..");
const CORPUS = join(ROOT, "test/corpus");

/** As different as the corpus allows, with the moments as they are labelled. */
const SHOWN = [
  { id: "dev-c-028", title: "A planter in pieces after a good talk", width: 600, scheme: "light" },
  { id: "dev-c-047", title: "A panel of two, two different notes", width: 600, scheme: "dark" },
  { id: "dev-a-006", title: "A father in hospital, and a story well told", width: 320, scheme: "light" },
  { id: "dev-e-015", title: "A wrong level, and a better reason for leaving", width: 600, scheme: "light" },
  { id: "dev-h-019", title: "Nothing to repair", width: 320, scheme: "dark" },
  { id: "dev-k-013", title: "What stays private, and a skill left unsaid", width: 600, scheme: "light" },
] as const;

async function main(): Promise<void> {
  if (process.argv.includes("--help")) return console.log(HELP);
  const executablePath = process.env.CHROMIUM_PATH ?? "/usr/bin/chromium";
  if (!existsSync(executablePath))
    return refuse(`no Chromium at ${executablePath}; CHROMIUM_PATH names another`);
  const lines = readdirSync(CORPUS)
    .filter((name) => name.endsWith(".jsonl"))
    .flatMap((name) => readFileSync(join(CORPUS, name), "utf8").split("\n").filter(Boolean))
    .map((text) => JSON.parse(text));
  mkdirSync(join(ROOT, "docs/letters"), { recursive: true });
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
  const parts = [HEAD];
  for (const { id, title, width, scheme } of SHOWN) {
    const json = lines.find((line) => line.id === id);
    const written = await lettersFor(Line.parse(json), Labels.parse(json));
    if (written.plan === null) throw new Error(`${id} has no plan`);
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme: scheme });
    await page.setContent(written.plan.html);
    await page.screenshot({
      path: join(ROOT, `docs/letters/${id}.png`),
      fullPage: true,
      type: "png",
    });
    await page.close();
    parts.push(section(title, json.email.text, written.plan, `letters/${id}.png`, `${width} px, ${scheme}`));
    console.error(`${id} done`);
  }
  await browser.close();
  writeFileSync(join(ROOT, "docs/letters.md"), `${parts.join("\n\n")}\n`);
}

const HEAD = `# Six plans, as they are sent

Made by \`npm run letters:page\` from debriefs of the test corpus, whose people and firms are invented. Moments are the
labelled ones, so that the letters are seen apart from the reading; every sentence of a note beyond thanks and close
comes from a stretch of the debrief.`;

function section(
  title: string,
  debrief: string,
  plan: { subject: string; text: string },
  picture: string,
  view: string,
): string {
  return [
    `## ${title}`,
    debrief
      .trim()
      .split("\n")
      .map((line) => `> ${line}`.trimEnd())
      .join("\n"),
    `**${plan.subject}**`,
    `\`\`\`text\n${plan.text.trimEnd()}\n\`\`\``,
    `![The same plan as a mail, ${view}](${picture})`,
  ].join("\n\n");
}

await main();

/** Every letter in a real browser, narrow and wide, light and dark. Needs Chromium; `npm test` must not. */
import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { renderLetter } from "../templates/index.ts";
import { EVERY_LETTER } from "./letters.ts";

const CHROMIUM = process.env.CHROMIUM_PATH ?? "/usr/bin/chromium";
const missing = !existsSync(CHROMIUM);
const VIEWS = [320, 600].flatMap((width) =>
  (["light", "dark"] as const).map((scheme) => ({ width, scheme })),
);

describe.skipIf(missing)(
  `letters in a browser${missing ? ` (skipped: no Chromium at ${CHROMIUM})` : ""}`,
  () => {
    let browser: Browser;

    beforeAll(async () => {
      const args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"];
      browser = await chromium.launch({ executablePath: CHROMIUM, args });
    }, 60_000);
    afterAll(async () => browser?.close());

    it.each(VIEWS)(
      "fit $width px in $scheme, ask nobody for anything, and can be read",
      async ({ width, scheme }) => {
        const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme: scheme });
        const requests: string[] = [];
        page.on("request", (request) => requests.push(request.url()));

        for (const { title, letter } of EVERY_LETTER) {
          await page.setContent(renderLetter(letter).html);
          const seen = await page.evaluate<Seen>(MEASURE);

          expect(seen.overflow, `${title} overflows`).toBeLessThanOrEqual(0);
          expect(seen.contrast, `${title} contrast: ${seen.worst}`).toBeGreaterThanOrEqual(4.5);
          expect(seen.smallestLink, `${title} link height`).toBeGreaterThanOrEqual(44);
          expect(seen.widest, `${title} column`).toBeLessThanOrEqual(600);
        }
        expect(requests.filter((url) => !url.startsWith("about:"))).toEqual([]);
        await page.close();
      },
      120_000,
    );
  },
);

type Seen = { overflow: number; contrast: number; worst: string; smallestLink: number; widest: number };

/** Runs in the page. Contrast as in WCAG 2.2, section 1.4.3, against the nearest painted ground. */
const MEASURE = `(() => {
  const rgb = (color) => (color.match(/[\\d.]+/g) ?? []).map(Number);
  const luminance = (color) => {
    const [r, g, b] = rgb(color).slice(0, 3).map((part) => part / 255)
      .map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const groundOf = (element) => {
    if (!element) return "rgb(255, 255, 255)";
    const ground = getComputedStyle(element).backgroundColor;
    return rgb(ground)[3] === 0 ? groundOf(element.parentElement) : ground;
  };
  let contrast = 21;
  let worst = "";
  for (const element of document.querySelectorAll("p, li, h2, span, a, strong")) {
    const [one, other] = [getComputedStyle(element).color, groundOf(element)].map(luminance);
    const ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    if (ratio < contrast) {
      contrast = ratio;
      worst = (element.textContent ?? "").slice(0, 60);
    }
  }
  const heights = [...document.querySelectorAll("a")].map((link) => link.getBoundingClientRect().height);
  return {
    overflow: document.documentElement.scrollWidth - window.innerWidth,
    contrast,
    worst,
    smallestLink: Math.min(1000, ...heights),
    widest: document.querySelector(".page").getBoundingClientRect().width,
  };
})()`;

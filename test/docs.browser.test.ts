/** The reference page in a real browser, on a phone and a desk, in both schemes. */

import { once } from "node:events";
import { existsSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { webApp } from "../functions/web-app.ts";

const CHROMIUM = process.env.CHROMIUM_PATH ?? "/usr/bin/chromium";
const hasChromium = existsSync(CHROMIUM);
const why = hasChromium ? "" : ` (left out: no browser at ${CHROMIUM}; set CHROMIUM_PATH)`;

describe.skipIf(!hasChromium)(`the reference page${why}`, { timeout: 60_000 }, () => {
  let browser: Browser;
  let server: ReturnType<typeof serve>;
  let url: string;
  beforeAll(async () => {
    const args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"];
    browser = await chromium.launch({ executablePath: CHROMIUM, args });
    const app = webApp(() => {
      throw new Error("the page needs no service");
    });
    server = serve({ fetch: app.fetch, hostname: "127.0.0.1", port: 0 });
    await once(server, "listening");
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/docs`;
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    server?.close();
  });

  it.each([
    [360, "light"],
    [360, "dark"],
    [1200, "light"],
    [1200, "dark"],
  ] as const)(
    "at %i pixels, %s: nothing is loaded, refused or cut off, and text can be read",
    async (width, colorScheme) => {
      const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme });
      const page = await context.newPage();
      const asked: string[] = [];
      const complaints: string[] = [];
      page.on("request", (request) => void asked.push(request.url()));
      page.on("console", (message) => void complaints.push(message.text()));
      await page.goto(url);

      expect(asked.filter((each) => !each.startsWith("data:"))).toEqual([url]);
      expect(complaints).toEqual([]);
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(width);
      const contrasts = await page.evaluate<number[]>(CONTRASTS);
      expect(Math.min(...contrasts)).toBeGreaterThan(4.5);

      await page.getByText("Python", { exact: true }).click();
      expect(await page.getByText("import base64, hashlib").isVisible()).toBe(true);
      expect(await page.getByText("import { createHmac, randomUUID }").isVisible()).toBe(false);
      await context.close();
    },
  );
});

/** Of the text of each element to the first ground behind it, as WCAG 2.2 counts it. Runs in the page. */
const CONTRASTS = `(() => {
  const rgb = (color) => color.match(/[\\d.]+/g).map(Number);
  const light = (color) => {
    const [r, g, b] = color.map((c) => (c / 255 <= 0.04045 ? c / 3294.6 : ((c / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const groundOf = (element) => {
    for (let at = element; at !== null; at = at.parentElement) {
      const ground = rgb(getComputedStyle(at).backgroundColor);
      if (ground[3] !== 0) return ground;
    }
    return [255, 255, 255];
  };
  const hasText = ({ nodeType, textContent }) => nodeType === 3 && textContent.trim() !== "";
  const elements = [...document.querySelectorAll("main *, nav *")].filter((element) => [...element.childNodes].some(hasText));
  return elements.map((element) => {
    const [a, b] = [light(rgb(getComputedStyle(element).color)), light(groundOf(element))];
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  });
})()`;

/** The mailbox page in a real browser: from the first words to the plan's calendar file. */
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Local, startLocal } from "../infra/local/start.ts";

const CHROMIUM = process.env.CHROMIUM_PATH ?? "/usr/bin/chromium";
const hasChromium = existsSync(CHROMIUM);
const why = hasChromium ? "" : ` (left out: no browser at ${CHROMIUM}; set CHROMIUM_PATH)`;
const SIZES = [
  { device: "desktop", width: 1200, height: 850 },
  { device: "phone", width: 375, height: 720 },
];

describe.skipIf(!hasChromium)(`the mailbox page${why}`, { timeout: 60_000 }, () => {
  let browser: Browser;
  let folder: string;
  let local: Local;
  let pages: Page[];

  beforeAll(async () => {
    const args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"];
    browser = await chromium.launch({ executablePath: CHROMIUM, args });
  }, 60_000);
  afterAll(() => browser?.close());

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "recover-mailbox-"));
    local = await startLocal({ dataDir: folder, port: 0, smtpPort: 0 });
    pages = [];
  });
  afterEach(async () => {
    for (const page of pages) await page.context().close();
    await local.stop();
    await rm(folder, { recursive: true, force: true });
  });

  async function open(options: Parameters<Browser["newContext"]>[0] = {}) {
    const context = await browser.newContext({ timezoneId: "America/New_York", ...options });
    const page = await context.newPage();
    pages.push(page);
    const complaints: string[] = [];
    page.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(error.message));
    await page.goto(local.pageUrl);
    return { page, complaints };
  }

  async function writeDebrief(page: Page): Promise<void> {
    await page.getByRole("link", { name: "Coffee on the drawings" }).click();
    await page.getByLabel("Your address").fill("sam@example.com");
    await page.getByRole("button", { name: "Send to" }).click();
    await page.waitForURL("**/c/**");
  }

  const letters = (page: Page) => page.getByRole("article", { name: "Letter from Recover" });

  test.each(SIZES)("leads from a debrief to the plan at $device width", async ({ width, height }) => {
    const { page, complaints } = await open({ viewport: { width, height }, acceptDownloads: true });

    await writeDebrief(page);
    const acknowledged = await letters(page).count();
    const waiting = await page.getByRole("status").textContent();
    await page.getByRole("button", { name: /^Forward to your plan/ }).click();
    const plan = letters(page).nth(1);
    await plan.waitFor();
    const html = await plan.frameLocator("iframe").locator("body").innerText();
    await plan.getByLabel("Text").check();
    const text = await plan.locator(".words").innerText();
    const downloading = page.waitForEvent("download");
    await plan.getByRole("link", { name: /\.ics$/ }).click();
    const calendar = await readFile(await (await downloading).path(), "utf8");

    expect(acknowledged).toBe(1);
    expect(waiting).toMatch(/^Your plan comes (today|tomorrow) at \d\d:\d\d — \d+ (min|h) from now\.$/);
    expect(text).toContain("Miriam Osei");
    expect(html).toContain("Miriam Osei");
    expect(await plan.locator("iframe").isVisible()).toBe(false);
    expect(calendar).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*END:VCALENDAR\r\n$/);
    const overflow = await page.evaluate("document.documentElement.scrollWidth - innerWidth");
    expect(overflow).toBeLessThanOrEqual(0);
    expect(complaints).toEqual([]);
  });

  test("writes in the browser's time zone, and answers in the thread", async () => {
    const { page } = await open();
    await writeDebrief(page);

    await page.getByLabel("Add, correct, or ask").fill("Her name is Myriam, with a y.");
    await page.getByRole("button", { name: "Send", exact: true }).click();
    await letters(page).nth(1).waitFor();
    await page.getByRole("button", { name: /^STOP/ }).click();
    await letters(page).nth(2).waitFor();

    const own = page.getByRole("article", { name: "Your mail" });
    expect(await own.count()).toBe(3);
    expect(await page.getByRole("status").textContent()).toMatch(/^You asked us to stop/);
    expect(await page.getByRole("navigation").getByRole("listitem").count()).toBe(1);
    const raw = await fetch(new URL(`/mail/${await own.first().getAttribute("id")}/raw`, local.pageUrl));
    expect(await raw.text()).toMatch(/^Date: .* -0[45]00\r$/m);
  });

  test("works without its script", async () => {
    const { page } = await open({ javaScriptEnabled: false });

    await writeDebrief(page);
    await page.getByRole("button", { name: /^Forward to your plan/ }).click();
    await page.waitForURL("**/c/**");

    expect(await letters(page).count()).toBe(2);
    expect(await letters(page).nth(1).frameLocator("iframe").locator("body").innerText()).toContain("Osei");
  });

  test("keeps the mails of several people apart", async () => {
    const { page } = await open();
    await writeDebrief(page);
    await page.goto(new URL("/?example=fine", local.pageUrl).href);
    await page.getByLabel("Your address").fill("jo@example.com");
    await page.getByRole("button", { name: "Send to" }).click();
    await page.waitForURL("**/c/**");

    await page.getByLabel("Whose mails").selectOption("sam@example.com");
    await page.getByRole("button", { name: "Show" }).click();

    const shown = page.getByRole("navigation").getByRole("listitem");
    expect(await shown.allInnerTexts()).toEqual([expect.stringContaining("I spilled coffee")]);
    expect(await page.getByLabel("Your address").inputValue()).toBe("sam@example.com");
  });

  test("says kindly what is missing and keeps what was typed", async () => {
    const { page } = await open();
    await page.getByLabel("Your debrief").fill("It went badly.");
    // The browser's own check would stop it first.
    await page.locator("form[action='/write']").evaluate((form) => form.setAttribute("novalidate", ""));

    await page.getByLabel("Your address").fill("sam");
    await page.getByRole("button", { name: "Send to" }).click();

    expect(await page.getByRole("alert").textContent()).toBe("That does not look like a mail address.");
    expect(await page.getByLabel("Your debrief").inputValue()).toBe("It went badly.");
  });

  test("takes no form from another site and answers to no other name", async () => {
    const foreign = await fetch(new URL("/write", local.pageUrl), {
      method: "POST",
      headers: { origin: "https://elsewhere.example" },
      body: new URLSearchParams({ from: "a@example.com", text: "words" }),
    });
    const { page } = await open();
    const rebound = await page.request.get(local.pageUrl, { headers: { host: "elsewhere.example" } });

    expect(foreign.status).toBe(403);
    expect(rebound.status()).toBe(421);
    expect(await local.outbox()).toEqual([]);
  });
});

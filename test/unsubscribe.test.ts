/** One-click unsubscribe (RFC 8058): the link of a letter, as mail programs, scanners and people use it. */
import { beforeEach, describe, expect, it } from "vitest";
import { webApp } from "../functions/web-app.ts";
import { createWorld, opened, type World } from "../infra/commands/world.ts";
import { DAY } from "./builders.ts";

const SERVICE = "recover@in.example.com";
const PUBLIC = "https://pages.example.com";
const TUESDAY = Date.parse("2026-03-17T17:00:00-04:00");
const DEBRIEF = "I had my interview at Brightwater for the planner job today. I talked far too fast.";

let world: World;
let mails = 0;
beforeEach(() => {
  world = createWorld({ now: TUESDAY, serviceAddress: SERVICE, publicUrl: PUBLIC });
});

const write = (text: string) => {
  const head = `From: Sam <sam@example.com>\r\nTo: ${SERVICE}\r\nMessage-ID: <${++mails}@example.com>\r\nSubject: Hi`;
  return world.receive(Buffer.from(`${head}\r\n\r\n${text}`));
};
const app = () => webApp(() => world.service);
const linkOf = async () => {
  const { mail } = await opened(world.letters.at(-1)!);
  const header = mail.headerLines.find(({ key }) => key === "list-unsubscribe")!.line.replace(/\s+/g, " ");
  return /<(https:[^>]+)>/.exec(header)![1]!;
};
const stateOf = async (at = -1) => (await world.store.recovery(world.letters.at(at)!.recoveryId))!.state.name;

describe("the link that stops", () => {
  it("stands in every letter beside the address, with the header that says one POST is enough", async () => {
    await write(DEBRIEF);

    const { mail } = await opened(world.letters[0]!);
    const lines = mail.headerLines.map(({ line }) => line.replace(/\s+/g, " "));

    expect(lines).toContainEqual(
      expect.stringMatching(
        /^List-Unsubscribe: <https:\/\/pages\.example\.com\/stop\/[0-9a-f]{32}\/[0-9a-f]{32}>, <mailto:recover/,
      ),
    );
    expect(lines).toContain("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
  });

  it("shows a button when it is opened, as mail scanners do, and changes nothing", async () => {
    await write(DEBRIEF);

    const response = await app().request(await linkOf());

    expect(response.status).toBe(200);
    expect(await response.text()).toMatch(/<form method="post"><button>Stop<\/button>/);
    expect(response.headers.get("content-security-policy")).toMatch(/default-src 'none'/);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(await stateOf()).toBe("cooling");
  });

  it("stops everything of this person with one POST, without a letter, and as often as it is sent", async () => {
    await write(DEBRIEF);
    await write(DEBRIEF.replace("Brightwater", "Halden Rail"));
    const body = new URLSearchParams({ "List-Unsubscribe": "One-Click" });
    const link = await linkOf();

    const first = await app().request(link, { method: "POST", body });
    const second = await app().request(link, { method: "POST", body });
    await world.turnTo(TUESDAY + 10 * DAY);

    expect([first.status, second.status]).toEqual([200, 200]);
    expect([await stateOf(0), await stateOf(1)]).toEqual(["closed", "closed"]);
    expect(world.letters.map(({ name }) => name)).toEqual(["acknowledgement", "acknowledgement"]);
  });

  it("can be taken back by UNDO within a day", async () => {
    await write(DEBRIEF);
    await app().request(await linkOf(), { method: "POST" });

    await write("UNDO");

    expect(await stateOf()).toBe("cooling");
  });

  it.each([
    ["another signature", (link: string) => link.replace(/.$/, (last) => (last === "0" ? "1" : "0"))],
    ["half a signature", (link: string) => link.slice(0, -8)],
    ["another recovery", (link: string) => link.replace(/stop\/../, "stop/00")],
    ["no id", () => `${PUBLIC}/stop/x/y`],
    ["elsewhere", () => `${PUBLIC}/`],
  ])("with %s leads nowhere, and says so without saying why", async (_, change) => {
    await write(DEBRIEF);
    const link = change(await linkOf());

    const [shown, pressed] = [await app().request(link), await app().request(link, { method: "POST" })];

    expect([shown.status, pressed.status]).toEqual([404, 404]);
    expect(await shown.text()).toMatch(/leads nowhere/);
    expect(await stateOf()).toBe("cooling");
  });

  it("does not work for what was erased", async () => {
    await write(DEBRIEF);
    const link = await linkOf();
    await write("DELETE");

    expect((await app().request(link, { method: "POST" })).status).toBe(404);
  });

  it("is not promised where there are no pages", async () => {
    world = createWorld({ now: TUESDAY, serviceAddress: SERVICE });
    await write(DEBRIEF);

    const { mail } = await opened(world.letters[0]!);
    const lines = mail.headerLines.map(({ line }) => line);

    expect(lines.join("\n")).not.toMatch(/List-Unsubscribe-Post|https:/);
  });
});

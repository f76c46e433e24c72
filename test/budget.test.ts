/** All letters together: what is above the budget waits, and everybody is answered in the end. */
import { describe, expect, it } from "vitest";
import { Env } from "../functions/env.ts";
import { createWorld } from "../infra/commands/world.ts";
import { roomAt, USUAL_BUDGET } from "../shared/domain/budget.ts";
import { HOUR } from "./builders.ts";

const SERVICE = "recover@in.example.com";
const TEN = Date.parse("2026-03-17T10:00:00Z");
const DEBRIEF = "I had my interview at Brightwater for the planner job today. I talked far too fast.";

function open(budget: { inHour: number; inDay: number }) {
  const world = createWorld({ now: TEN, serviceAddress: SERVICE, budget });
  let mails = 0;
  const write = (who: string, text: string) =>
    world.receive(
      Buffer.from(
        `From: ${who}@example.com\r\nTo: ${SERVICE}\r\nMessage-ID: <${++mails}@example.com>\r\nSubject: Hi\r\n\r\n${text}`,
      ),
      { sender: `${who}@example.com` },
    );
  const lettersTo = (who: string) =>
    world.letters.filter(({ to }) => to === `${who}@example.com`).map(({ name }) => name);
  const waiting = () => world.lines.filter(({ word }) => word === "letter-over-budget");
  return { world, write, lettersTo, waiting };
}

describe("the budget of all letters", () => {
  it("lets letters above it wait for the next hour, once each, and loses none", async () => {
    const { world, write, lettersTo, waiting } = open({ inHour: 2, inDay: 100 });

    for (const who of ["ada", "ben", "cy", "dot"]) await write(who, "STATUS");
    const atOnce = world.letters.length;
    await world.turnTo(TEN + HOUR - 1);
    const withinTheHour = world.letters.length;
    await world.turnTo(TEN + HOUR + HOUR / 2);

    expect([atOnce, withinTheHour, world.letters.length]).toEqual([2, 2, 4]);
    expect(["ada", "ben", "cy", "dot"].map(lettersTo)).toEqual(Array(4).fill(["status"]));
    // One line for each that waits, with ids alone: what the alarm counts.
    expect(waiting().map(({ about }) => Object.keys(about).sort())).toEqual(
      Array(2).fill(["letter", "recoveryId", "sendId"]),
    );
  });

  it("lets them wait for the next day where the day is full", async () => {
    const { world, write, lettersTo } = open({ inHour: 100, inDay: 1 });

    await write("ada", "STATUS");
    await write("ben", "STATUS");
    await world.turnTo(TEN + 13 * HOUR);
    const today = lettersTo("ben");
    await world.turnTo(TEN + 15 * HOUR);

    expect([today, lettersTo("ben")]).toEqual([[], ["status"]]);
  });

  it("never holds back help for somebody in danger, nor the receipt of DELETE, so that erasure never waits", async () => {
    const { world, write, lettersTo } = open({ inHour: 1, inDay: 100 });
    await write("ada", DEBRIEF);

    await write("ben", `${DEBRIEF} I cannot go on and I want to kill myself tonight.`);
    await write("ada", "DELETE");

    expect([lettersTo("ada"), lettersTo("ben")]).toEqual([["acknowledgement", "goodbye"], ["crisis"]]);
    expect(await world.store.recovery(world.letters[0]!.recoveryId)).toBeNull();
  });

  it("says when there is room again: the next hour or day, spread over ten minutes", () => {
    expect(roomAt("hour", TEN + 5, 0)).toBe(TEN + HOUR);
    expect(roomAt("day", TEN + 5, 0)).toBe(TEN + 14 * HOUR);
    expect(roomAt("hour", TEN, 0.999) - (TEN + HOUR)).toBeLessThan(10 * 60_000);
  });

  it("is usually as wide where nothing is set as in the settings of the functions and of the stack", () => {
    const env = Env.pick({ LETTERS_PER_HOUR: true, LETTERS_PER_DAY: true }).parse({});

    expect(env).toEqual({ LETTERS_PER_HOUR: USUAL_BUDGET.inHour, LETTERS_PER_DAY: USUAL_BUDGET.inDay });
  });
});

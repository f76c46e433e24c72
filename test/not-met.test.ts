/** Names in a debrief that nobody in the room bears. */
import { describe, expect, it } from "vitest";
import { isElsewhere, withoutMisnamed, withoutSlip } from "../shared/reading/not-met.ts";

describe("somebody who was not met", () => {
  const absent: [string, string, string][] = [
    ["Tull", "is only told of", "She asked about meals and I told her about Mr. Tull and his cornbread."],
    [
      "Teddy",
      "is known from elsewhere",
      "I practised with a guy I met online called Teddy. I know Teddy's views.",
    ],
    ["Otto", "is a dog", "There's a dog in the office called Otto. I said hello to him."],
    ["Lyall", "is a slip of the tongue", "I called Mr Lyle Mr Lyall and he said it's Lyle."],
  ];
  it.each(absent)("%s %s", (name, _why, told) => expect(isElsewhere(name, told)).toBe(true));

  const present: [string, string][] = [
    ["Tull", "I told her about the ward. Mr. Tull asked how long."],
    ["Tull", "I told her about Mr. Tull, and then Mr. Tull asked me himself."],
    ["Lyle", "I called Mr Lyle Mr Lyall and he said it's Lyle."],
    ["Dana", "I called Dana later. She has a dog."],
  ];
  it.each(present)("but %s is: %s", (name, told) => expect(isElsewhere(name, told)).toBe(false));
});

describe("a wrong name", () => {
  it("is none of two where the right one is known", () => {
    const told = "I called him Mr. Raghavan throughout. See below, his name is Raghunathan.";
    expect(withoutMisnamed(["Raghavan", "Raghunathan"], told)).toEqual(["Raghunathan"]);
    expect(withoutMisnamed(["Raghavan"], told)).toEqual(["Raghavan"]);
  });

  it("is cut from the name before it", () => {
    expect(withoutSlip("Phil Bill", "Met Gary and Phil. Called Phil Bill. Once.")).toBe("Phil");
    expect(withoutSlip("Phil Bell", "Met Gary and Phil Bell. Called Phil Bell back.")).toBe("Phil Bell");
  });
});

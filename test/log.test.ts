import { expect, it } from "vitest";
import { nameAndPlace } from "../functions/log.ts";

it("an error that quotes a mail leaves no word of it in the log", () => {
  const error = new TypeError("cannot read this:\n    at the office with Dana\n at 10:30 I froze");

  const said = nameAndPlace(error);

  expect(said.name).toBe("TypeError");
  expect(said.at).toMatch(/log\.test\.ts:\d+:\d+/);
  expect(JSON.stringify(said)).not.toMatch(/Dana|froze|office/);
});

it("what is thrown and is no error is named by its type alone", () => {
  expect(nameAndPlace("Dana was kind")).toEqual({ name: "string", at: "" });
});

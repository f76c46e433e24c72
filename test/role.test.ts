/** The job, where only its place in the mail says that it is one. */
import { describe, expect, it } from "vitest";
import { roleByPlace } from "../shared/reading/role.ts";

describe("a job by its place", () => {
  const jobs: [string, string][] = [
    ["Interviewed for a DBA spot. Went fine.", "DBA"],
    ["Marketing analytics firm, midtown, quant role, 45 min.", "quant"],
    ["It rained.\n\nRetoucher, I've been one for 14 years.", "Retoucher"],
  ];
  it.each(jobs)("%j", (told, role) => expect(roleByPlace(told)).toBe(role));

  const none = [
    "I found a parking spot and a good spot for the bag.",
    "We did a role play, and my role in it was small.",
    "It was my dream role.",
    "The manager, she laughed.",
  ];
  it.each(none)("none: %j", (told) => expect(roleByPlace(told)).toBeNull());
});

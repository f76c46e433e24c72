/** The estimate of what a recovery costs, by requests counted between the real clients and the embedded engine. */
import { expect, it } from "vitest";
import { benchCost, sumOf } from "../infra/commands/bench-cost.ts";

it("counts a whole life: one mail in, three letters out, read and erased, and a sweep that only reads", async () => {
  const { recovery, month } = await benchCost({ receive: 0, sweep: 0, wake: 0, delivery: 0, web: 0 });

  const counts = Object.fromEntries(recovery.map(({ what, count }) => [what, count]));
  expect(counts).toMatchObject({
    "mails in": 1,
    "letters out": 3,
    "S3 gets": 1,
    // One mail and three letters, each sent and delivered.
    "SNS publishes, by SES": 1 + 2 * 3,
    "SQS requests": 3 * (1 + 2 * 3) + 3 * (1 + 2),
    // Received, six events told, and woken for plan, follow-up and erasure.
    "Lambda runs": 1 + 6 + 3,
  });
  expect(counts["DynamoDB write units"]).toBeGreaterThan(40);
  expect(month.find(({ what }) => what.startsWith("DynamoDB"))?.count).toBe(8 * 0.5 * 730 * 60);
  expect(sumOf(recovery)).toBeLessThan(0.002);
}, 120_000);

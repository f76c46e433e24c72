/** What a check before or after a deployment found. */
export type Finding = {
  /** `stop`: it must not go on. `mind`: it may, and somebody should know. */
  says: "fine" | "mind" | "stop";
  /** One sentence for the person who deploys; where it is not fine, what to do. */
  line: string;
};

const MARKS = { fine: "✓", mind: "!", stop: "✗" } as const;

/** Prints each finding as it comes; true when none says stop. */
export async function told(findings: AsyncIterable<Finding>): Promise<boolean> {
  let goesOn = true;
  for await (const { says, line } of findings) {
    console.log(`  ${MARKS[says]} ${line}`);
    if (says === "stop") goesOn = false;
  }
  return goesOn;
}

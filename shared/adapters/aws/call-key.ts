import { createHash } from "node:crypto";

/** A partner chooses its webhook ids, so they are hashed: of one length, and nothing to read. */
export const callKey = (partnerId: string, webhookId: string): string =>
  `K#${partnerId}#${createHash("sha256").update(webhookId).digest("hex").slice(0, 32)}`;

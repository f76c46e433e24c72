/**
 * Reports about mails of ours that come into the inbox instead of by SES's events: complaints (ARF, RFC 5965) and
 * delivery reports (RFC 3464). Only one that carries our own mail's reply address counts: nobody else knows it.
 */
import type { Headers } from "./mime.ts";

export type Report = {
  news: "bounced" | "complained" | "later";
  recoveryId: string;
  /** Of the reply address; whoever believes the report checks it. */
  token: string;
  sendId: string | null;
};

/** Both parts that matter stand at the front, and our own letters are small. */
const LOOKED_AT = 256 * 1024;
const OURS = /\+r-([0-9a-f]{32})@/i;
const SEND_ID = /^x-recover-send:[ \t]{0,9}([\w-]{1,64})/im;

/** Null for every mail that is no report, or is about nobody's letter of ours. */
export function reportIn(headers: Headers, body: Uint8Array): Report | null {
  const type = headers.get("content-type")?.[0] ?? "";
  const isReport = /^\s*(?:multipart\/report|message\/(?:delivery-status|feedback-report))/i.test(type);
  // Some providers send theirs as multipart/mixed; the part inside says what it is all the same.
  const text = Buffer.from(body.subarray(0, LOOKED_AT))
    .toString("latin1")
    .replace(/=\r?\n/g, "");
  const complaint = /^feedback-type:[ \t]{0,9}(?:abuse|fraud|opt-out|not-spam|other|virus)/im.exec(text);
  if (!isReport && !complaint) return null;
  const token = OURS.exec(text)?.[1]?.toLowerCase();
  if (token === undefined) return null;
  const sendId = SEND_ID.exec(text)?.[1] ?? null;
  // Send ids begin with the recovery's; letters from before there were tokens have the id in their address.
  const about = { recoveryId: /^[0-9a-f]{32}(?=-)/.exec(sendId ?? "")?.[0] ?? token, token, sendId };
  if (complaint) return { news: /not-spam/i.test(complaint[0]) ? "later" : "complained", ...about };
  const failed = /^action:[ \t]{0,9}failed/im.test(text) && /^status:[ \t]{0,9}5\./im.test(text);
  return { news: failed ? "bounced" : "later", ...about };
}

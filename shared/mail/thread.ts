/** What the plus part of an address carries (RFC 5233): the token of a reply address, or an option of the person. */
import { isSignature, type Signed, signature } from "./signed.ts";

const REPLY = /^r-([0-9a-f]{32})$/;
/** "2h", "tomorrow", "now": whatever it means is for others to say. */
const OPTION = /^[a-z0-9][a-z0-9-]{0,30}$/;

export type AddressTag = { reply: string } | { option: string };

/** The tag of the first recipient that has one at the service's address; a reply wins over an option. */
export function addressTag(recipients: readonly string[], serviceAddress: string): AddressTag | null {
  const [local, domain] = parts(serviceAddress);
  const tags = recipients.flatMap((recipient) => {
    const [theirs, at] = parts(recipient);
    return at === domain && theirs.startsWith(`${local}+`) ? [theirs.slice(local.length + 1)] : [];
  });
  for (const tag of tags) {
    const reply = REPLY.exec(tag)?.[1];
    if (reply) return { reply };
  }
  const option = tags.find((tag) => OPTION.test(tag) && !tag.startsWith("r-"));
  return option ? { option } : null;
}

/** `recover+r-<token>@…`: an answer to it finds its recovery, for the address that wrote alone. */
export function replyAddress(serviceAddress: string, recovery: Signed): string {
  const at = serviceAddress.lastIndexOf("@");
  // A recovery without a secret cannot sign; its id does, as it did for all before there were tokens.
  const token = recovery.secret === "" ? recovery.id : signature("reply", recovery);
  return `${serviceAddress.slice(0, at)}+r-${token}${serviceAddress.slice(at)}`;
}

/** Also true for the id itself, which letters carried before there were tokens; it serves its own sender alone too. */
export const isReplyTo = (recovery: Signed, token: string): boolean =>
  token === recovery.id || isSignature("reply", recovery, token);

/** An address of the service, whatever its tag. */
export function isServiceAddress(address: string, serviceAddress: string): boolean {
  const [local, domain] = parts(serviceAddress);
  const [theirs, at] = parts(address);
  return at === domain && (theirs === local || theirs.startsWith(`${local}+`));
}

function parts(address: string): [local: string, domain: string] {
  const lower = address.trim().toLowerCase();
  const at = lower.lastIndexOf("@");
  return at < 0 ? [lower, ""] : [lower.slice(0, at), lower.slice(at + 1)];
}

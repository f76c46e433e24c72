/** What the plus part of an address carries (RFC 5233): a recovery's id, or an option of the person. */

const RECOVERY_ID = /^r-([0-9a-f]{32})$/;
/** "2h", "tomorrow", "now": whatever it means is for others to say. */
const OPTION = /^[a-z0-9][a-z0-9-]{0,30}$/;

export type AddressTag = { recoveryId: string } | { option: string };

/** The tag of the first recipient that has one at the service's address; an id wins over an option. */
export function addressTag(recipients: readonly string[], serviceAddress: string): AddressTag | null {
  const [local, domain] = parts(serviceAddress);
  const tags = recipients.flatMap((recipient) => {
    const [theirs, at] = parts(recipient);
    return at === domain && theirs.startsWith(`${local}+`) ? [theirs.slice(local.length + 1)] : [];
  });
  for (const tag of tags) {
    const id = RECOVERY_ID.exec(tag)?.[1];
    if (id) return { recoveryId: id };
  }
  const option = tags.find((tag) => OPTION.test(tag) && !tag.startsWith("r-"));
  return option ? { option } : null;
}

/** `recover+r-<id>@…`: an answer to it finds its recovery. */
export function replyAddress(serviceAddress: string, recoveryId: string): string {
  const at = serviceAddress.lastIndexOf("@");
  return `${serviceAddress.slice(0, at)}+r-${recoveryId}${serviceAddress.slice(at)}`;
}

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

/**
 * Which country somebody probably writes from: the end of their address, else an hour of day that only one country
 * keeps. A hint for choosing a helpline, and nothing more; null is an answer.
 */
export function countryOf(address: string, offset: number): string | null {
  const end = /\.([a-z]{2})$/i.exec(address.trim())?.[1]?.toLowerCase();
  if (end && !GENERIC.has(end)) return end === "uk" ? "gb" : end;
  return BY_OFFSET[offset] ?? null;
}

/** Two letters that are sold as a name and tell no country. */
const GENERIC = new Set([
  "io",
  "ai",
  "co",
  "me",
  "tv",
  "eu",
  "fm",
  "gg",
  "to",
  "ly",
  "cc",
  "ws",
  "sh",
  "xyz",
]);

/** Minutes east of UTC that (nearly) everybody who keeps them keeps in one country. */
const BY_OFFSET: Readonly<Record<number, string>> = {
  330: "in",
  570: "au",
  600: "au",
  630: "au",
  660: "au",
  720: "nz",
  780: "nz",
  [-210]: "ca",
  [-150]: "ca",
  [-300]: "us",
  [-360]: "us",
  [-420]: "us",
  [-480]: "us",
  [-540]: "us",
};

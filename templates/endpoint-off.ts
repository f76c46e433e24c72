/** To a partner's engineer: an endpoint is called no more. No word about anybody's recovery. */
import type { Rendered } from "../shared/domain/letter.ts";
import { letter, p } from "./render.ts";

export function renderEndpointOff(data: {
  name: string;
  partnerId: string;
  host: string;
  why: "failing" | "gone";
  docsUrl: string | null;
}): Rendered {
  const { name, partnerId, host, why, docsUrl } = data;
  const what =
    why === "gone"
      ? `the endpoint of ${name} at ${host} answered 410 Gone, so we call it no more.`
      : `the endpoint of ${name} at ${host} has not taken a notice in ten tries over three days, so we call it no more.`;
  return letter(`Your webhook endpoint at ${host} is switched off`, [
    p(`Hello, ${what} Calls that you make to us work as before.`),
    p(
      "When it works again, ask whoever gave you the secret to switch it on and to send what was missed. Notices are kept for that for thirty days.",
    ),
    ...(docsUrl
      ? [
          {
            is: "link" as const,
            label: "What an endpoint answers",
            href: docsUrl,
            text: `What an endpoint answers:\n${docsUrl}`,
          },
        ]
      : []),
    {
      is: "small",
      text: `Partner ${partnerId}. This mail comes once. The address it comes from is read by no person.`,
    },
  ]);
}

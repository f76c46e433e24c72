/** `npm run -s parse -- FILE.eml…`: what each mail is taken for, one JSON object a line. */
import { parseArgs } from "node:util";
import { type Inbound, parseMail } from "../../shared/mail/parse.ts";
import { judge, type Verdicts } from "../../shared/mail/trust.ts";
import { type Forwarded, splitWords, type Words } from "../../shared/reading/own-words.ts";
import { readInputs, refuse } from "./input.ts";

const HELP = `Usage: npm run -s parse -- [FILE.eml…]

Reads raw mails from files, or one from standard input ("-" or no file), and prints what each was taken for,
one JSON object a line: {file, outcome, own, forwarded, left, calendar}. The outcome is "person" when the
service would answer; otherwise it is the reason why it stays silent.`;

const ALL_PASS: Verdicts = { spam: "PASS", virus: "PASS", spf: "PASS", dkim: "PASS", dmarc: "PASS" };
/** No mail of the outside comes from here; the real address is known only where the service runs. */
const SERVICE_ADDRESS = "recover@recover.invalid";

const { values, positionals } = options();
if (values.help) console.log(HELP);
else
  for (const { name, raw } of await readInputs(positionals))
    console.log(JSON.stringify({ file: name, ...takenFor(await parseMail(raw, Date.now())) }));

function options() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { help: { type: "boolean", default: false, short: "h" } },
    });
  } catch {
    return refuse("unknown option; try --help");
  }
}

function takenFor(inbound: Inbound): { outcome: string } & Words & Pick<Inbound, "calendar"> {
  const judgement = judge(inbound, {
    sender: inbound.headers.get("return-path")?.[0] ?? inbound.from?.address ?? "<>",
    recipients: inbound.recipients,
    verdicts: ALL_PASS,
    serviceAddress: SERVICE_ADDRESS,
  });
  const { own, forwarded, quoted, left, doubtful } = splitWords(inbound.text, {
    serviceAddress: SERVICE_ADDRESS,
    subject: inbound.subject,
  });
  return {
    outcome: judgement.answer ? "person" : judgement.outcome,
    own,
    forwarded: forwarded ?? attached(inbound.forwardedParts[0]),
    quoted,
    left,
    doubtful,
    calendar: inbound.calendar,
  };
}

/** A mail that was attached whole, as the forwarded one. */
function attached(part: string | undefined): Forwarded | null {
  return part === undefined ? null : splitWords(`---------- Forwarded message ----------\n${part}`).forwarded;
}

/**
 * The marks that mail programs leave in plain text: quote prefixes, "On … wrote:", header blocks, forward lines,
 * signatures of devices, disclaimers. In the languages people forward invitations in. Every look at a line is bounded.
 */

/** What the header of a quoted or forwarded mail says, in its own words. */
export type HeaderBlock = {
  from: string | null;
  to: string | null;
  cc: string | null;
  subject: string | null;
  date: string | null;
};

/** ">" at the start, unless it is a face: ">:(" and ">_<" are the person's own. */
export const isQuoteLine = (line: string): boolean =>
  /^\s{0,3}>(?![:;=]'?[-]?[()D|/P]|[_.]<)/.test(line.slice(0, 12));

/** The line without its quote prefixes, however deep: always an end of the line itself. */
export function dequote(line: string): string {
  let at = 0;
  for (;;) {
    let to = at;
    while (to < at + 3 && line[to] === " ") to++;
    if (line[to] !== ">") return line.slice(at);
    at = line[to + 1] === " " ? to + 2 : to + 1;
  }
}

/** One of the four lines that we ask for, with its colon. */
export const FORM_LABEL =
  /^\s{0,6}(?:[-•*_]{1,3}\s?|\(?\d[.):]\s?)?[*_]{0,2}(?:what went well|what stung|what i (?:did ?n[o'’]?t|didnt|never) (?:get|got) to say|what else was going on)[*_]{0,2}\s?(?:[:?–—-][*_]{0,2}|$)/i;

export const addressIn = (text: string): string | null =>
  /[^\s<>()[\]:;,"@]{1,64}@[^\s<>()[\]:;,"@]{1,255}/.exec(text.slice(0, 500))?.[0] ?? null;

/** A line of nothing but dashes, underscores, stars or equals signs. */
export function isRule(line: string): boolean {
  const bare = line.trim();
  if (bare.length < 5 || bare.length > 200) return false;
  for (const c of bare) if (!"-–—_=*".includes(c)) return false;
  return true;
}

const FORWARDED =
  /^(?:forward(?:ed)?(?: (?:message|mail|e-?mail))?|fwd|original (?:message|appointment|mail|e-?mail)|(?:weitergeleitete|ursprüngliche|original)[ -]?(?:nachricht|e-?mail|mail)|ursprünglicher termin|message (?:transféré|réexpédié|d['’]origine|original)|courriel (?:transféré|original)|mensaje (?:reenviado|original)|mensagem (?:encaminhada|reencaminhada|original)|messaggio (?:inoltrato|originale)|(?:doorgestuurd|oorspronkelijk|origineel) bericht|(?:vidarebefordrat|ursprungligt) meddelande|videresendt (?:melding|meddelelse|besked)|(?:opprinnelig|oprindelig) (?:melding|meddelelse)|(?:wiadomość przekazana|przekazana wiadomość|oryginalna wiadomość|wiadomość oryginalna)|(?:přeposlaná|původní) zpráva|välitetty viesti|alkuperäinen viesti|(?:yönlendirilmiş|orijinal|özgün) (?:ileti|mesaj)|пересылаемое сообщение|пересланное сообщение|исходное сообщение|переслане повідомлення|továbbított üzenet|eredeti üzenet|mesaj (?:redirecționat|original)|转发的邮件|转发邮件|原始邮件|轉寄郵件|原始郵件|転送メッセージ|元のメッセージ|전달된 메시지|원본 메시지)$/i;

const APPLE =
  /^(?:begin forwarded message|begin forwarded email|anfang der weitergeleiteten (?:nachricht|e-mail)|début du (?:message|courriel) (?:transféré|réexpédié)|inicio del mensaje reenviado|início da mensagem (?:encaminhada|reencaminhada)|inizio (?:del )?messaggio inoltrato|begin doorgestuurd bericht|vidarebefordrat brev|start på videresendt (?:besked|melding)|videresendt melding|początek przekazywanej wiadomości|начало переадресованного сообщения|以下是转发的邮件|轉寄的郵件開頭|転送されたメッセージ)\s?[:：]$/i;

/** The line that a mail program puts above what it forwards: "---------- Forwarded message ---------". */
export function isForwardMarker(line: string): boolean {
  if (line.length > 160) return false;
  const bare = line.trim();
  if (APPLE.test(bare.replace(/^[*_]{1,2}|[*_]{1,2}$/g, ""))) return true;
  let from = 0;
  let to = bare.length;
  while (from < to && "-–—_=*> ".includes(bare[from]!)) from++;
  while (to > from && "-–—_=*:< ".includes(bare[to - 1]!)) to--;
  return from >= 2 && to > from && FORWARDED.test(bare.slice(from, to));
}

const LABELS: Readonly<Record<"from" | "to" | "cc" | "date" | "subject" | "other", string>> = {
  from: "from|von|de|da|van|från|fra|od|lähettäjä|kimden|gönderen|от|от кого|відправник|від|mittente|expéditeur|remitente|remetente|feladó|de la|odesílatel|发件人|寄件者|寄件人|差出人|보낸 사람|מאת",
  to: "to|an|à|pour|a|per|para|aan|till|til|do|komu|vastaanottaja|kime|alıcı|кому|destinatario|destinataire|destinatário|címzett|către|收件人|收件者|宛先|받는 사람|אל",
  cc: "cc|kopie|copie à|copie|kopia|kopi|dw|kopio|bilgi|копия|копія|másolatot kap|抄送|副本|참조",
  date: "date|sent|datum|gesendet|gesendet am|envoyé|envoyé le|enviado|enviado el|enviada|enviada em|enviado em|fecha|data|data invio|inviato|verzonden|skickat|sendt|dato|wysłano|odesláno|lähetetty|päivämäärä|päiväys|gönderildi|gönderme tarihi|tarih|дата|отправлено|надіслано|elküldve|dátum|trimis|发送时间|发送日期|日期|寄件日期|傳送時間|送信日時|日時|日付|보낸 날짜|날짜|תאריך",
  subject:
    "subject|betreff|objet|sujet|asunto|oggetto|assunto|onderwerp|ämne|emne|temat|předmět|aihe|konu|тема|tárgy|subiect|主题|主旨|件名|제목|נושא",
  other:
    "reply-to|bcc|importance|attachments|attachment|anlagen|priorität|wichtigkeit|when|where|resent-from|organizer",
};
const KIND_OF = new Map(
  (Object.keys(LABELS) as (keyof typeof LABELS)[]).flatMap((kind) =>
    LABELS[kind].split("|").map((l) => [l, kind] as const),
  ),
);

type Kind = keyof typeof LABELS;

/** "From: Ada", "*De :* Ada", "发件人：Ada"; null when the line is no header. */
function headerLine(line: string): { kind: Kind; value: string } | null {
  const match = /^\s{0,3}[*_]{0,2}(\p{L}[\p{L} -]{0,24}?)[ \u00a0\u202f]?[*_]{0,2}[:：][*_]{0,2}(.*)$/su.exec(
    line.slice(0, 2_000),
  );
  if (!match) return null;
  const kind = KIND_OF.get(match[1]!.trim().toLowerCase());
  return kind ? { kind, value: match[2]!.trim() } : null;
}

/** Lines that a header block may have: twenty recipients on lines of their own, and some room. */
const HEADER_LINES = 40;

/**
 * The header block that begins exactly at `at`, and where it ends. "marked": a forward line stands above, so that a
 * sender or a subject is enough. "bare": nothing announces it, so it must be a whole header and begin with the sender.
 */
export function headersAt(
  lines: readonly string[],
  at: number,
  mode: "marked" | "bare",
): { headers: HeaderBlock; end: number } | null {
  const first = at < lines.length ? headerLine(lines[at]!) : null;
  if (!first || (mode === "bare" && first.kind !== "from")) return null;

  const found = new Map<Kind, string>();
  let last: Kind = first.kind;
  let i = at;
  for (; i < lines.length && i < at + HEADER_LINES; i++) {
    const line = lines[i]!;
    if (line.trim() === "") {
      // A program that makes paragraphs of header lines puts blank lines between them.
      const below = i + 1 < lines.length ? headerLine(lines[i + 1]!) : null;
      if (below && below.kind !== "other" && !found.has(below.kind)) continue;
      break;
    }
    const header = headerLine(line);
    if (header) {
      if (found.has(header.kind) && header.kind !== "other") break;
      found.set(header.kind, header.value);
      last = header.kind;
    } else if (isContinued(lines, i, last, found))
      found.set(last, `${found.get(last)} ${line.trim()}`.trim());
    else break;
  }

  const has = (kind: Kind) => found.has(kind);
  const whole =
    mode === "marked"
      ? has("from") || (has("subject") && (has("to") || has("date")))
      : has("from") &&
        (has("date") || has("to")) &&
        (has("subject") || (has("date") && addressIn(found.get("from")!) !== null));
  if (!whole) return null;
  const value = (kind: Kind) => found.get(kind) || null;
  return {
    headers: {
      from: value("from"),
      to: value("to"),
      cc: value("cc"),
      subject: value("subject"),
      date: value("date"),
    },
    end: i,
  };
}

/** A folded header line: long lists of recipients and subjects run on, and another header follows. */
function isContinued(
  lines: readonly string[],
  at: number,
  last: Kind,
  found: ReadonlyMap<Kind, string>,
): boolean {
  const folds = last === "to" || last === "cc" || last === "subject" || last === "from";
  if (!folds || lines[at]!.length > 400) return false;
  for (let i = at + 1; i < lines.length && i <= at + 12; i++) {
    if (lines[i]!.trim() === "") return false;
    const header = headerLine(lines[i]!);
    if (header) return header.kind !== "other" && !found.has(header.kind);
  }
  return false;
}

const WROTE_LAST =
  /(?:wrote|writes|schrieb|a écrit|escribió|ha scritto|escreveu|schreef|geschreven|skrev|napisał\(a\)|napisała?|pisze|napsal\(a\)|napsala?|kirjoitti|(?:şunu )?yazdı|пишет|написал\(а\)|написала?|пише|a scris|ezt írta|写道|寫道|のメール|書きました|작성)\s?[:：]$/iu;
const WROTE_INSIDE = /^.{4,160}?\s(?:schrieb|schreef|skrev|napsal\(a\)|napsala?)\s(.{1,160})[:：]$/iu;
const OPENS =
  /^(?:on|am|le|el|il|em|op|den|på|w dniu|dnia|dne|a|vào|în|ter|ma|ti|ke|to|pe|la|su|tor|fre|lör|sön|mån|tis|ons|在|於|\d)/iu;
const TIME = /\d{1,2}\s?[:.h]\s?\d{2}(?::\d{2})?(?:\s?[ap]\.?m\.?)?/giu;

/**
 * "On Mon, 7 Sep 2026 at 18:03, Ada <ada@…> wrote:", wrapped over up to four lines. `certain`: it has a year and a
 * time or an address, so that what follows is quoted even without prefixes.
 */
export function attributionAt(
  lines: readonly string[],
  at: number,
): { end: number; from: string | null; date: string | null; certain: boolean } | null {
  const opening = lines[at]!.trim();
  if (opening.length < 5 || opening.length > 300 || !OPENS.test(opening)) return null;
  let joined = "";
  for (let i = at; i < lines.length && i < at + 4; i++) {
    const line = lines[i]!.trim();
    if (line === "" || line.length > 300) return null;
    joined = joined === "" ? line : `${joined} ${line}`;
    if (!/[:：]$/.test(line)) continue;
    const inside = WROTE_INSIDE.exec(joined);
    if (!inside && !WROTE_LAST.test(joined)) continue;
    const address = addressIn(joined);
    const dated = /\b(?:19|20)\d\d\b|\d{1,2}[./]\d{1,2}[./]\d{2,4}|年/.test(joined);
    const timed = new RegExp(TIME.source, "iu").test(joined);
    if (!address && !dated) return null;
    return {
      end: i + 1,
      ...whoAndWhen(joined, inside?.[1] ?? null),
      certain: dated && (timed || address !== null),
    };
  }
  return null;
}

function whoAndWhen(
  attribution: string,
  afterVerb: string | null,
): { from: string | null; date: string | null } {
  const whole = attribution.replace(/\s?[:：]$/, "");
  const body = afterVerb
    ? whole.slice(0, whole.length - afterVerb.length)
    : whole.replace(WROTE_LAST_WORD, "");
  let cut = -1;
  for (const time of body.matchAll(TIME)) cut = time.index + time[0].length;
  if (cut < 0) {
    const year = /^.*\b(?:19|20)\d\d\b/.exec(body)?.[0];
    cut = year?.length ?? 0;
  }
  const clean = (s: string) => s.replace(/^[\s,.;]+|[\s,;]+$/g, "");
  const from =
    afterVerb ?? body.slice(cut).replace(/^\s*(?:\(?(?:UTC|GMT|CES?T|[A-Z]{2,4}T)?[+-]?[\d:]*\)?)?\s*,/, "");
  const date = clean(
    body.slice(0, cut).replace(/^(?:on|am|le|el|il giorno|il|em|op|den|på|w dniu|dnia|dne)\s/iu, ""),
  );
  return { from: clean(from) || null, date: date || null };
}
const WROTE_LAST_WORD = new RegExp(WROTE_LAST.source.replace("\\s?[:：]$", "$"), "iu");

const DEVICE =
  "(?:iphone|ipad|ipod|apple watch|mac\\b|phone|smartphone|mobile|mobil|handy|galaxy|samsung|android|huawei|xiaomi|redmi|oneplus|pixel|nokia|motorola|sony|blackberry|windows|outlook|yahoo|gmail|proton|aol|gmx|web\\.de|mail\\.ru|hotmail|tablet|device|mobiltelefon|téléphone|cellulaire|portable|móvil|celular|cellulare|telemóvel|telefono|telefoon|telefon|tutanota|spark|airmail|mailspring|fairphone)";
const SENT_FROM = new RegExp(
  `^(?:sent (?:from|via|with|using|by)|gesendet (?:von|mit|über)|von mein\\w{0,2}|diese nachricht wurde von|envoyé (?:de|depuis|à partir)|enviado (?:desde|do|de|a partir)|enviada do|inviato (?:da|dal)|verzonden (?:vanaf|met|van)|verstuurd vanaf|skickat från|sendt fra|wysłane z|wysłano z|odesláno z|lähetetty|отправлено (?:с|из)|发自|從我的|iphoneから送信)\\s?.{0,40}?${DEVICE}`,
  "iu",
);
const APP =
  /^(?:get outlook for|outlook für .{2,12} (?:beziehen|herunterladen)|télécharger outlook|obtener outlook|obtenha o outlook|scarica outlook|outlook voor .{2,10} downloaden|yahoo mail\s?: search, organi[sz]e|get (?:the )?(?:new )?(?:yahoo|gmail|aol) )/i;

/** "Sent from my iPhone", with or without an excuse for its brevity; not "Sent from my car, and I still shake". */
export function isDeviceSignature(line: string): boolean {
  const bare = line.trim();
  if (bare.length > 220) return false;
  if (APP.test(bare)) return true;
  const sent = SENT_FROM.exec(bare);
  return sent !== null && !/(?<!\w)(?:I|I['’](?:m|d|ve|ll)|me)(?!\w)/.test(bare.slice(sent[0].length));
}

const DISCLAIMER_OPENS =
  /^\W*(?:(?:legal |confidentiality |important )?(?:notice|disclaimer|confidentiality)\b|confidential(?:ity)?\b|this (?:e-?mail|message|communication|transmission)|the (?:information|contents?) (?:in|of|contained)|the content of this|diese (?:e-?mail|nachricht)|der inhalt dieser|ce (?:message|courriel|mail)|cet (?:e-?mail)|este (?:mensaje|correo|e-?mail)|la información contenida|esta mensagem|questo (?:messaggio|e-?mail)|questa (?:e-?mail|mail)|le informazioni contenute|dit (?:bericht|e-?mail)|deze e-?mail|please consider the environment|p(?:lease)? don['’]t print|denken sie an die umwelt)/iu;
const DISCLAIMER_SAYS = [
  /confiden|privileged|vertraulich|riservat|vertrouwelijk/i,
  /intended (?:only |solely )?(?:recipient|for|addressee)|addressee|solely for|bestimmt für|empfänger|destinatai?r|geadresseerde|unauthori[sz]ed/i,
  /in error|by mistake|irrtümlich|par erreur|por error|por engano|per errore|abusievelijk/i,
  /delete|destroy|notify the sender|löschen|vernichten|supprimer|détruire|elimin|apagar|cancell|verwijder/i,
  /liabilit|virus|haftung|responsab|aansprakelijk/i,
  /environment|umwelt|printing/i,
];

/** A paragraph that opens like a disclaimer and says two of the things that disclaimers say. */
export function isDisclaimer(paragraph: string): boolean {
  const text = paragraph.slice(0, 3_000);
  if (text.length < 40 || !DISCLAIMER_OPENS.test(text)) return false;
  if (/(?<!\w)(?:I|I['’](?:m|d|ve|ll)|my)(?!\w)/.test(text)) return false;
  return DISCLAIMER_SAYS.filter((says) => says.test(text)).length >= 2;
}

/** The header that a mail program writes above what it quotes or forwards, in the languages of its users. */
import { addressIn } from "./mail-marks.ts";
import { mailboxesIn, written } from "./mailboxes.ts";

/** What the header of a quoted or forwarded mail says; addresses in one form, the rest in its own words. */
export type HeaderBlock = {
  from: string | null;
  to: string | null;
  cc: string | null;
  subject: string | null;
  date: string | null;
};

export const NO_HEADERS: HeaderBlock = { from: null, to: null, cc: null, subject: null, date: null };

const LABELS = {
  from: "จาก|nuo|no|од|pošiljalac|pošiljatelj|пошиљалац|daripada|از|प्रेषक|from|von|de|da|van|från|fra|od|od kogo|šalje|nadawca|avsändare|afsender|avsender|afzender|odesílatel|odosielateľ|pošiljatelj|lähettäjä|saatja|kimden|gönderen|от|от кого|отправитель|подател|відправник|від|від кого|expeditorul?|mittente|expéditeur|remitente|remetente|remitent|feladó|de la|από|αποστολέας|dari|từ|מאת|من|发件人|发信人|寄件者|寄件人|差出人|送信元|送信者|보낸 ?사람|발신자",
  to: "ถึง|kam|adressaat|primalac|прима|ontvanger|odbiorca|příjemce|príjemca|gavėjas|به|to|an|à|pour|a|per|per a|para|aan|till|til|do|komu|prima|za|pre|adresat|mottagare|modtager|mottaker|saaja|vastaanottaja|kellele|kime|alıcı|кому|до|получатель|отримувач|destinatario|destinataire|destinatário|destinatarul?|címzett|către|προς|παραλήπτης|kepada|đến|tới|אל|إلى|收件人|收件者|收信人|宛先|送信先|받는 ?사람|수신자",
  cc: "สำเนา|抄送人|koopia|копија|رونوشت|sao chép|cc|kopie|kopie \\(cc\\)|copie|copie à|copia|cópia|còpia|kopia|kopi|kopija|kp|kópia|dw|kopio|koopia|bilgi|копия|копие|копія|másolat|másolatot kap|κοιν\\.?|κοινοποίηση|tembusan|עותק|نسخة|抄送|副本|參考|ｃｃ|참조",
  date: "ส่ง|วันที่|išsiųsta|nosūtīts|datums|poslato|послато|датум|wysłane|wysłana|odeslané|tarikh|تاریخ|ارسال|date|sent|sent at|sent on|datum|gesendet|gesendet am|envoyé|envoyé le|date d['’]envoi|enviado|enviado el|enviada|enviada em|enviado em|enviat|fecha|data|dată|data invio|inviato|verzonden|verstuurd|skickat|sendt|dato|wysłano|data wysłania|odesláno|odoslané|datum odeslání|poslano|lähetetty|päivämäärä|päiväys|kuupäev|saadetud|gönderildi|gönderilen|gönderme tarihi|tarih|дата|отправлено|изпратено|надіслано|відправлено|elküldve|dátum|trimis|ημερομηνία|στάλθηκε|tanggal|dikirim|ngày|đã gửi|תאריך|נשלח|التاريخ|تاريخ الإرسال|发送时间|发送日期|时间|日期|寄件日期|傳送時間|傳送日期|送信日時|送信日|日時|日付|보낸 ?날짜|날짜|보낸 시간",
  subject:
    "เรื่อง|tema|tēma|temats|ogg|наслов|subjek|موضوع|subject|betreff|objet|sujet|asunto|oggetto|assunto|assumpte|onderwerp|ämne|emne|temat|předmět|predmet|naslov|zadeva|aihe|teema|konu|тема|относно|tárgy|subiect|subiectul|θέμα|subjek|perihal|chủ đề|נושא|الموضوع|主题|主旨|标题|件名|제목",
  other:
    "reply-to|reply to|bcc|importance|priority|attachments?|anlagen?|priorität|wichtigkeit|when|where|resent-from|organizer|message-id|antwort an|répondre à|odpověď na|svar til|antwoord aan|vastaus|válaszcím|rispondi a|odpowiedź-do|responder a|răspuns către|ответ-кому|odpovedať-pre|svara till|yanıt adresi|кому відповісти|odgovori na|sender",
} as const;
export type Field = keyof typeof LABELS;
const FIELD_OF = new Map(
  (Object.keys(LABELS) as Field[]).flatMap((field) =>
    LABELS[field]
      .replaceAll("\\(", "(")
      .replaceAll("\\)", ")")
      .split("|")
      .flatMap((label) => spellings(label).map((l) => [l, field] as const)),
  ),
);

/** "sent?" is written with and without what may be missing. */
function spellings(label: string): string[] {
  const optional = /^(.*)(.)\?(.*)$/su.exec(label.replaceAll("\\.", "."));
  if (!optional) return [label];
  const [, before, maybe, after] = optional;
  return [...spellings(`${before}${after}`), ...spellings(`${before}${maybe}${after}`)];
}

const LINE =
  /^\s{0,3}[*_]{0,2}([\p{L}ｃ][\p{L}\p{M} ()'’.-]{0,24}?)[ \u00a0\u202f]?[*_]{0,2}[:：][*_]{0,2}(.*)$/su;
/** NetEase writes a table: "| From | Dana |". */
const ROW = /^\s{0,3}\|\s?[*_]{0,2}([\p{L}\p{M} ]{1,24}?)[*_:：]{0,3}\s?\|(.*?)\|?\s*$/su;

/** eM Client writes no colons: `From "Dana" <dana@…>`. */
function wordLine(line: string): { field: Field; value: string } | null {
  const [, label, value] =
    /^\s{0,3}([\p{L}\p{M}]{1,24})[ \t]+(\S.{0,2000})$/su.exec(line.slice(0, 2_000)) ?? [];
  const field = FIELD_OF.get((label ?? "").toLowerCase());
  return field ? { field, value: value!.trim() } : null;
}

/** "From: Ada", "*De :* Ada", "发件人：Ada"; null when the line is no header. */
function headerLine(line: string): { field: Field; value: string } | null {
  const match = LINE.exec(line.slice(0, 2_000)) ?? (line.includes("|") ? ROW.exec(line.slice(0, 500)) : null);
  if (!match) return null;
  const field = FIELD_OF.get(match[1]!.trim().toLowerCase());
  return field
    ? {
        field,
        value: match[2]!
          .trim()
          .replace(/^\*{1,2}\s|;$/g, "")
          .trim(),
      }
    : null;
}

/** Lines that a header block may have: twenty recipients on lines of their own, and some room. */
const HEADER_LINES = 40;

/**
 * The header block that begins exactly at `at`, and where it ends. "marked": a forward line stands above, so that a
 * sender or a subject is enough. "bare": nothing announces it, so it must be a whole header and begin with the sender,
 * or have everything.
 */
export function headersAt(
  lines: readonly string[],
  at: number,
  mode: "marked" | "bare",
): { headers: HeaderBlock; end: number } | null {
  if (at >= lines.length) return null;
  const spoken = mode === "marked" ? wordLine(lines[at]!) : null;
  const isSpoken =
    headerLine(lines[at]!) === null && spoken?.field === "from" && addressIn(spoken.value) !== null;
  const read = isSpoken ? wordLine : headerLine;
  const first = read(lines[at]!);
  if (!first || first.field === "other") return null;

  const found = new Map<Field, string>();
  let last: Field = first.field;
  let i = at;
  for (; i < lines.length && i < at + HEADER_LINES; i++) {
    const line = lines[i]!;
    if (line.trim() === "") {
      // A program that makes paragraphs of header lines puts blank lines between them.
      const below = i + 1 < lines.length && !isSpoken ? headerLine(lines[i + 1]!) : null;
      if (below && below.field !== "other" && !found.has(below.field)) continue;
      break;
    }
    const header = read(line);
    if (header) {
      if (found.has(header.field) && header.field !== "other") break;
      found.set(header.field, header.value);
      last = header.field;
    } else if (isContinued(lines, i, last, found))
      found.set(last, `${found.get(last)} ${line.trim()}`.trim());
    else break;
  }

  const has = (field: Field) => found.has(field);
  const all = has("from") && has("to") && has("date") && has("subject");
  const whole =
    mode === "marked"
      ? has("from") || (has("subject") && (has("to") || has("date")))
      : first.field === "from"
        ? (has("date") || has("to")) &&
          (has("subject") || (has("date") && addressIn(found.get("from")!) !== null))
        : all;
  return whole ? { headers: blockOf(found), end: i } : null;
}

function blockOf(found: ReadonlyMap<Field, string>): HeaderBlock {
  const people = (field: Field) => written(mailboxesIn(found.get(field) ?? ""));
  const value = (field: Field) => found.get(field) || null;
  return {
    from: written(mailboxesIn(found.get("from") ?? "").slice(0, 1)) ?? value("from"),
    to: people("to"),
    cc: people("cc"),
    subject: value("subject"),
    date: value("date"),
  };
}

/** A folded header line: long lists of recipients and subjects run on, and another header follows. */
function isContinued(
  lines: readonly string[],
  at: number,
  last: Field,
  found: ReadonlyMap<Field, string>,
): boolean {
  const folds = last === "to" || last === "cc" || last === "subject" || last === "from";
  if (!folds || lines[at]!.length > 400) return false;
  for (let i = at + 1; i < lines.length && i <= at + 12; i++) {
    if (lines[i]!.trim() === "") return false;
    const header = headerLine(lines[i]!);
    if (header) return header.field !== "other" && !found.has(header.field);
  }
  return false;
}

/** Labels as they stand in the middle of a line, with their capitals: a date before them may end in letters. */
const STUCK: readonly [field: Field, labels: string][] = [
  [
    "to",
    "To|Komu|Til|An|Para|Vastaanottaja|À|Címzett|A|Aan|Do|Către|Кому|Till|Kime|Prima|Pre|Προς|收件人|宛先|받는 사람",
  ],
  ["cc", "Cc|CC|Kopie|Kopio|Másolat|Kopi|Dw|DW|Копия|Kópia|Kopia|Копія|Bilgi|Copie|抄送|副本"],
  [
    "date",
    "Datum|Sendt|Gesendet|Sent|Date|Enviado|Enviada|Envoyé|Lähetetty|Elküldve|Inviato|Verzonden|Wysłano|Trimis|Отправлено|Odoslané|Odesláno|Skickat|Gönderilen|Gönderildi|Відправлено|Надіслано|发送时间|送信日時",
  ],
  [
    "subject",
    "Subject|Emne|Předmět|Betreff|Asunto|Aihe|Objet|Tárgy|Oggetto|Onderwerp|Assunto|Temat|Subiect|Тема|Predmet|Ämne|Konu|主题|件名|제목",
  ],
];

/**
 * The header in one line, as Yahoo forgets the line ends: `From: Ada <…>To: …Cc: …Sent: …Subject: …`. Some of its
 * languages forget a colon too. Null when it is none. Linear: each label is searched once, to the right of the last.
 */
export function stuckHeaders(line: string): HeaderBlock | null {
  const text = line.slice(0, 4_000).trim();
  const first = headerLine(text);
  if (first?.field !== "from") return null;
  const found = new Map<Field, string>();
  let field: Field = "from";
  let rest = first.value;
  for (const [next, labels] of STUCK) {
    const colon = next === "cc" || next === "subject" ? "(?:\\s?[:：]|\\s)" : "\\s?[:：]";
    const before = next === "subject" ? "" : "(?<=[>\\])\"'\\s\\p{Ll}\\d])";
    const at = new RegExp(`${before}(?:${labels})${colon}`, "u").exec(rest);
    if (!at) continue;
    found.set(field, rest.slice(0, at.index).trim());
    field = next;
    rest = rest.slice(at.index + at[0].length);
  }
  found.set(field, rest.trim());
  return found.has("subject") && found.has("date") ? blockOf(found) : null;
}

/** Only English is read; what is written in another language is recognized and answered in it. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { createWorld, opened } from "../infra/commands/world.ts";
import { languageOf } from "../shared/reading/language.ts";

const CORPUS = new URL("./corpus/", import.meta.url);
const SPANISH =
  "Hoy tuve una entrevista en una empresa de logística y creo que me fue fatal. Hablé demasiado rápido y no supe responder.";

describe("the language of a mail", () => {
  it.each([
    ["es", SPANISH],
    [
      "fr",
      "J'ai eu mon entretien ce matin chez un grand cabinet et j'ai tout raté : je n'ai pas su répondre à la question sur le budget.",
    ],
    [
      "pt",
      "Hoje tive uma entrevista de emprego e fiquei muito nervoso. Não soube responder à pergunta sobre o orçamento.",
    ],
    [
      "de",
      "Ich hatte heute ein Vorstellungsgespräch und habe es völlig vermasselt. Auf die Frage nach dem Budget fiel mir nichts ein.",
    ],
    [
      "id",
      "Saya baru saja wawancara kerja tadi pagi dan saya sangat gugup. Saya tidak bisa menjawab pertanyaan tentang anggaran.",
    ],
    ["ru", "Сегодня у меня было собеседование, и я всё провалил. Не смог ответить на вопрос о бюджете."],
    ["zh", "我今天去面试,感觉自己搞砸了。他们问我预算的问题,我一句话也答不上来。"],
    ["hi", "आज मेरा इंटरव्यू था और मैंने सब बिगाड़ दिया। बजट के सवाल का जवाब नहीं दे पाया।"],
    ["bn", "আজ আমার চাকরির ইন্টারভিউ ছিল, আমি সব নষ্ট করে ফেলেছি। বাজেটের প্রশ্নের উত্তর দিতে পারিনি।"],
    ["ar", "كان عندي مقابلة عمل اليوم وأعتقد أنني أفسدتها. لم أستطع الإجابة عن سؤال الميزانية."],
    ["ur", "آج میرا انٹرویو تھا اور میں نے سب خراب کر دیا۔ بجٹ کے سوال کا جواب نہیں دے سکا۔"],
    [
      "other",
      "Miałem dzisiaj rozmowę kwalifikacyjną i całkowicie ją zawaliłem. Nie umiałem odpowiedzieć na pytanie o budżet.",
    ],
    [
      "other",
      "今日は面接でしたが、緊張してうまく話せませんでした。予算についての質問に答えられませんでした。",
    ],
  ])("%s is recognized", async (language, text) => {
    expect(await languageOf(text)).toBe(language);
  });

  it.each([
    "no",
    "Bright & Sons, Dana Ortiz",
    "interview gone bad. froze. panel of 4. hands shaking whole time",
    "I pass my interview in french today. La directrice m'a demandé « pourquoi nous ? » and I say nothing.",
    "2 wrong",
  ])("is English for %j", async (text) => {
    expect(await languageOf(text)).toBe("en");
  });

  it("is English for every English mail of the corpus", async () => {
    const mails = readdirSync(CORPUS)
      .filter((name) => name.endsWith(".jsonl"))
      .flatMap((name) => readFileSync(new URL(name, CORPUS), "utf8").trim().split("\n"))
      .map((line) => JSON.parse(line) as { id: string; story: string; email: { text: string } });

    const languages = await Promise.all(mails.map(({ email }) => languageOf(email.text)));
    const foreign = mails.filter((_, i) => languages[i] !== "en");

    expect(mails.length).toBeGreaterThan(900);
    expect(foreign.filter(({ story }) => story === "interview").map(({ id }) => id)).toEqual([]);
  });
});

describe("a debrief in Spanish", () => {
  it("is answered in Spanish and kept for nobody's plan; the same person's English one is read", async () => {
    const world = createWorld({
      now: Date.parse("2026-03-17T15:00:00Z"),
      serviceAddress: "recover@in.example.com",
    });
    let mails = 0;
    const write = (text: string) => {
      const head = `From: Ana <ana@example.com>\r\nMessage-ID: <${++mails}@example.com>\r\nContent-Type: text/plain; charset=utf-8`;
      return world.receive(Buffer.from(`${head}\r\n\r\n${text}`));
    };

    const first = await write(SPANISH);
    const answer = await opened(world.letters.at(-1)!);
    const second = await write(
      "I had my interview at Brightwater for the planner job today. I talked far too fast.",
    );
    const acknowledgement = await opened(world.letters.at(-1)!);

    expect([first, second]).toEqual(["other-language", "opened"]);
    expect(answer.subject).toBe("Tu correo: en inglés, por favor");
    expect(answer.html).toContain('<html lang="es" dir="ltr">');
    expect(answer.text).toContain("findahelpline.com");
    expect(acknowledgement.text).toContain("I talked far too fast");
    expect(acknowledgement.text).not.toContain("rápido");
  });
});

/** Only English is read so far. Says so in the language of the mail and in English, and whom to turn to in danger. */
import type { Language } from "../shared/domain/debrief.ts";
import type { Letters, Rendered } from "../shared/domain/letter.ts";
import { type Block, letter, p } from "./render.ts";

type Foreign = Exclude<Language, "en" | "other">;
type Words = { subject: string; read: string; write: string; danger: string };

export function otherLanguage({ language }: Letters["otherLanguage"]): Rendered {
  if (language === "other") return letter(ENGLISH.subject, blocks(ENGLISH));
  const words = WORDS[language];
  return letter(words.subject, blocks(words, p(`In English: ${ENGLISH.read}`)), [], language);
}

const blocks = ({ read, write, danger }: Words, ...more: Block[]): Block[] => [
  p(read),
  p(write),
  ...more,
  { is: "small", text: danger },
];

const ENGLISH: Words = {
  subject: "Your mail: in English, please",
  read: "Thank you for your mail. We can read only English so far, so it was not read. Please write again in English; simple words are enough.",
  write:
    "Tell what went well, what hurt, and what you did not get to say. A plan and a thank-you note come back.",
  danger:
    "This is an automatic answer. If you are in danger or think of harming yourself, call your emergency number, or find somebody to talk to at findahelpline.com.",
};

const WORDS: Record<Foreign, Words> = {
  es: {
    subject: "Tu correo: en inglés, por favor",
    read: "Gracias por tu mensaje. Por ahora solo podemos leer inglés, así que no lo hemos leído. Escríbenos otra vez en inglés; bastan palabras sencillas.",
    write:
      "Cuenta qué salió bien, qué te dolió y qué no llegaste a decir. Recibirás un plan y una nota de agradecimiento.",
    danger:
      "Esta es una respuesta automática. Si estás en peligro o piensas en hacerte daño, llama al número de emergencias de tu país o busca con quién hablar en findahelpline.com.",
  },
  fr: {
    subject: "Votre message : en anglais, s’il vous plaît",
    read: "Merci pour votre message. Pour l’instant, nous ne lisons que l’anglais ; il n’a donc pas été lu. Écrivez-nous à nouveau en anglais ; des mots simples suffisent.",
    write:
      "Racontez ce qui s’est bien passé, ce qui vous a fait mal et ce que vous n’avez pas pu dire. Vous recevrez un plan et un mot de remerciement.",
    danger:
      "Ceci est une réponse automatique. Si vous êtes en danger ou pensez à vous faire du mal, appelez le numéro d’urgence de votre pays ou trouvez quelqu’un à qui parler sur findahelpline.com.",
  },
  pt: {
    subject: "Sua mensagem: em inglês, por favor",
    read: "Obrigado pela sua mensagem. Por enquanto só conseguimos ler inglês, por isso ela não foi lida. Escreva de novo em inglês; palavras simples bastam.",
    write:
      "Conte o que deu certo, o que doeu e o que você não chegou a dizer. Você receberá um plano e uma nota de agradecimento.",
    danger:
      "Esta é uma resposta automática. Se você está em perigo ou pensa em se machucar, ligue para o número de emergência do seu país ou encontre alguém com quem falar em findahelpline.com.",
  },
  de: {
    subject: "Ihre Mail: bitte auf Englisch",
    read: "Danke für Ihre Mail. Bisher können wir nur Englisch lesen, deshalb wurde sie nicht gelesen. Bitte schreiben Sie uns noch einmal auf Englisch; einfache Worte genügen.",
    write:
      "Erzählen Sie, was gut ging, was weh tat und was Sie nicht mehr sagen konnten. Sie bekommen einen Plan und einen Dankesbrief.",
    danger:
      "Dies ist eine automatische Antwort. Wenn Sie in Gefahr sind oder daran denken, sich etwas anzutun, rufen Sie den Notruf (in Europa 112) oder finden Sie jemanden zum Reden auf findahelpline.com.",
  },
  ru: {
    subject: "Ваше письмо: пожалуйста, по-английски",
    read: "Спасибо за ваше письмо. Пока мы читаем только по-английски, поэтому оно не прочитано. Пожалуйста, напишите ещё раз по-английски; достаточно простых слов.",
    write:
      "Расскажите, что получилось хорошо, что задело и чего вы не успели сказать. В ответ придут план и письмо с благодарностью.",
    danger:
      "Это автоматический ответ. Если вы в опасности или думаете причинить себе вред, позвоните по номеру экстренной помощи вашей страны или найдите, с кем поговорить, на findahelpline.com.",
  },
  zh: {
    subject: "您的邮件:请用英文再写一次",
    read: "谢谢您的来信。我们目前只能读懂英文,所以还没有读这封邮件。请用英文再写一次,简单的词句就够了。",
    write: "写下哪些地方顺利、哪些地方让您难受、哪些话没来得及说。我们会回复一份计划和一封感谢信。",
    danger:
      "这是一封自动回复。如果您有危险,或想伤害自己,请拨打当地的紧急电话,或在 findahelpline.com 找到可以倾诉的人。",
  },
  hi: {
    subject: "आपका ईमेल: कृपया अंग्रेज़ी में लिखें",
    read: "आपके ईमेल के लिए धन्यवाद। अभी हम केवल अंग्रेज़ी पढ़ सकते हैं, इसलिए यह पढ़ा नहीं गया। कृपया अंग्रेज़ी में फिर से लिखें; सरल शब्द काफ़ी हैं।",
    write:
      "लिखिए कि क्या अच्छा हुआ, किस बात से दुख हुआ, और क्या कहना रह गया। जवाब में एक योजना और धन्यवाद का पत्र आएगा।",
    danger:
      "यह एक स्वचालित उत्तर है। अगर आप ख़तरे में हैं या ख़ुद को नुक़सान पहुँचाने के बारे में सोच रहे हैं, तो अपने देश के आपातकालीन नंबर पर फ़ोन करें, या findahelpline.com पर बात करने के लिए किसी को खोजें।",
  },
  bn: {
    subject: "আপনার ইমেইল: দয়া করে ইংরেজিতে লিখুন",
    read: "আপনার ইমেইলের জন্য ধন্যবাদ। এখন পর্যন্ত আমরা শুধু ইংরেজি পড়তে পারি, তাই এটি পড়া হয়নি। দয়া করে ইংরেজিতে আবার লিখুন; সহজ শব্দই যথেষ্ট।",
    write: "লিখুন কী ভালো হয়েছে, কী কষ্ট দিয়েছে, আর কী বলা হয়নি। উত্তরে একটি পরিকল্পনা ও একটি ধন্যবাদের চিঠি আসবে।",
    danger:
      "এটি একটি স্বয়ংক্রিয় উত্তর। আপনি বিপদে থাকলে বা নিজের ক্ষতি করার কথা ভাবলে আপনার দেশের জরুরি নম্বরে ফোন করুন, অথবা findahelpline.com-এ কথা বলার মানুষ খুঁজুন।",
  },
  ar: {
    subject: "رسالتك: بالإنجليزية من فضلك",
    read: "شكرًا على رسالتك. لا نقرأ حتى الآن إلا الإنجليزية، ولذلك لم تُقرأ رسالتك. اكتب لنا مرة أخرى بالإنجليزية من فضلك؛ تكفي كلمات بسيطة.",
    write: "احكِ ما سار على ما يرام، وما آلمك، وما لم تتمكن من قوله. ستصلك خطة ورسالة شكر.",
    danger:
      "هذا رد آلي. إذا كنت في خطر أو تفكر في إيذاء نفسك، فاتصل برقم الطوارئ في بلدك أو ابحث عمن تتحدث إليه في findahelpline.com.",
  },
  ur: {
    subject: "آپ کی ای میل: براہِ کرم انگریزی میں",
    read: "آپ کی ای میل کا شکریہ۔ ابھی ہم صرف انگریزی پڑھ سکتے ہیں، اس لیے یہ پڑھی نہیں گئی۔ براہِ کرم انگریزی میں دوبارہ لکھیں؛ سادہ الفاظ کافی ہیں۔",
    write:
      "لکھیں کہ کیا اچھا ہوا، کس بات سے دکھ ہوا اور کیا کہنا رہ گیا۔ جواب میں ایک منصوبہ اور شکریے کا خط آئے گا۔",
    danger:
      "یہ ایک خودکار جواب ہے۔ اگر آپ خطرے میں ہیں یا خود کو نقصان پہنچانے کا سوچ رہے ہیں تو اپنے ملک کے ہنگامی نمبر پر فون کریں، یا findahelpline.com پر بات کرنے کے لیے کسی کو تلاش کریں۔",
  },
  id: {
    subject: "Email Anda: mohon dalam bahasa Inggris",
    read: "Terima kasih atas email Anda. Sampai sekarang kami hanya bisa membaca bahasa Inggris, jadi email ini belum dibaca. Silakan tulis lagi dalam bahasa Inggris; kata-kata sederhana sudah cukup.",
    write:
      "Ceritakan apa yang berjalan baik, apa yang menyakitkan, dan apa yang belum sempat Anda katakan. Balasannya berupa rencana dan surat terima kasih.",
    danger:
      "Ini jawaban otomatis. Jika Anda dalam bahaya atau berpikir untuk menyakiti diri, hubungi nomor darurat di negara Anda, atau temukan seseorang untuk diajak bicara di findahelpline.com.",
  },
};

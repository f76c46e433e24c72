/** Starters for somebody who has no botched interview at hand. */

export type Example = { id: string; title: string; subject: string; text: string };

export const EXAMPLES: readonly Example[] = [
  {
    id: "figure",
    title: "A wrong figure",
    subject: "Interview this morning",
    text: `I just got out of an interview at Larkfield Foods for the logistics planner role and I feel sick.

I talked with Dana Whitfield for almost an hour. We got on well. She laughed at my story about the frozen peas, and she liked that I had rebuilt the delivery routes at my last job.

Then she asked how much the new routes saved and I said 30 percent. It was 13 percent. I saw her write it down. My hands were shaking the whole time, too.

And I completely forgot to mention that I speak Portuguese, which they need for their new depot in Porto.

They decide by Friday.

Robin`,
  },
  {
    id: "coffee",
    title: "Coffee on the drawings",
    subject: "I spilled coffee on everything",
    text: `Interview at Brandt & Osei Architects an hour ago, for the junior draftsperson job. I interviewed with Miriam Osei.

I knocked my cup over and it ran all over the printed site plan on her table. She jumped up. We dabbed at it with napkins but the plan is ruined, she said it was the only large print they had in the office.

My portfolio went well before that. She spent ten minutes on the staircase model and asked how I made the joints.

I said "um" in every second sentence.

Sam`,
  },
  {
    id: "private",
    title: "A bad day at home",
    subject: "I was not myself today",
    text: `Phone interview with Tom Reyes at Corvus Insurance today, claims handler position. It ended at 3 pm.

My divorce papers came in the mail this morning and I could not think straight. I lost the thread twice and he had to repeat his question about the fraud check. I do know it: you compare the claim with the repair invoice first and then ring the garage.

The part about training new people went really well, he said that was just what the team lacks.

He rang off after twenty minutes, it was planned for forty. I feel hopeless about it.

Kim`,
  },
  {
    id: "fine",
    title: "It went well, really",
    subject: "Good interview?",
    text: `Video call with Priya Nair from Hollis Clinic this afternoon for the front desk position. She showed me the new booking screen and asked how I would handle a full waiting room. I told her about the flu week at my old practice and she nodded a lot. She said I'd hear by Wednesday next week.

I keep going over it but I can't find what I did wrong.

Jo`,
  },
];

export default {
  remind: {
    menu: "Reminders",
    later: {
      hour: "Remind me in an hour ({{time}})",
      evening: "Remind me this evening ({{time}})",
      morning: "Remind me tomorrow morning ({{time}})",
      other: "Remind me at another time…",
    },
    acknowledge: "Seen, remind me at the next step…",
    waive: "No more reminders…",
    unmutable: "Cannot be turned off: the platform sends nothing",
    title: { snoozed: "Remind me at another time", acknowledged: "Seen", waived: "No more reminders" },
    help: {
      snoozed: "Any time before {{time}}. Only the reminder waits, the date stands.",
      noLater: "The platform sends nothing, so you are told at {{time}} at the latest: choose a time before.",
      acknowledged: "Nothing more is said about this step; the next one reminds again. The date stands.",
      waived:
        "Nothing more is said and it is not counted; the date stands, and what freezes then freezes. Reminders can be let go on at any time.",
    },
    when: "When to be told again",
    reason: "Reason",
    until: "again at {{time}}",
    acknowledged: "seen",
    waived: "no more reminders",
    because: "{{what}}: {{reason}}",
  },
};

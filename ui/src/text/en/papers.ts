export default {
  registeredFact: {
    name: "the company's name",
    "licence-address": "the address on the licence",
    "legal-representative": "the legal representative",
    "bank-account": "the bank account",
  },
  papers: {
    store: "Which store",
    storeFind: "Find by name or login",
    reportYear: "The year reported on",
    reportYearHelp: "A report speaks of the year before.",
    fact: "What has changed",
    looked: "You opened the files: are they as they were recorded?",
    sound: "They are",
    unsound: "Gone or altered",
    whichFile: "Which file, and what is wrong",
  },
};

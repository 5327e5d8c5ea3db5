import accounts from "./accounts";
import association from "./association";
import bindings from "./bindings";
import domain from "./domain";
import frame from "./frame";
import links from "./links";
import papers from "./papers";
import params from "./params";
import records from "./records";
import reminding from "./reminding";
import rights from "./rights";
import rules from "./rules";
import screens from "./screens";
import season from "./season";
import travel from "./travel";
import whatIf from "./whatIf";

export default {
  ...frame,
  ...domain,
  ...screens,
  ...season,
  ...accounts,
  ...association,
  ...reminding,
  ...rights,
  ...rules,
  ...papers,
  ...links,
  ...bindings,
  ...params,
  ...records,
  ...travel,
  ...whatIf,
};

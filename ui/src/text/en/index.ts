import domain from "./domain";
import frame from "./frame";
import params from "./params";
import rules from "./rules";
import screens from "./screens";

export default { ...frame, ...domain, ...screens, ...rules, ...params };

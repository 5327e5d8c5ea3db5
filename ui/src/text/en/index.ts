import domain from "./domain";
import frame from "./frame";
import screens from "./screens";

export default { ...frame, ...domain, ...screens };

/** Kinds of company as the register writes them; they are recorded so, whatever the window speaks. */
export const companyTypes = ["有限责任公司", "股份有限公司", "合伙企业", "个体工商户", "自然人", "其他"];

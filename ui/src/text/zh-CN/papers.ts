export default {
  registeredFact: {
    name: "企业名称",
    "licence-address": "执照地址",
    "legal-representative": "法定代表人",
    "bank-account": "对公账户",
  },
  papers: {
    store: "哪家店铺",
    storeFind: "按店名或登录名查找",
    reportYear: "报的是哪一年",
    reportYearHelp: "报送的是上一年度的情况。",
    fact: "变了什么",
    looked: "打开文件看过，和登记时一样吗",
    sound: "一样",
    unsound: "丢了或变了",
    whichFile: "哪个文件，怎么了",
  },
};

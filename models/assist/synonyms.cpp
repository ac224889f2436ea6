#include "models/assist/synonyms.h"

#include <array>

namespace lianxin::assist {

namespace {

struct Synonym {
    std::u32string_view choice;
    std::u32string_view words;
};

constexpr std::array kSynonyms{
    Synonym{U"已关门", U"停业"},
    Synonym{U"已关门", U"锁了"},
    Synonym{U"已关门", U"关门"},
    Synonym{U"已关门", U"暂停营业"},
    Synonym{U"已关门", U"人去楼空"},
    Synonym{U"已关门", U"倒闭"},
    Synonym{U"联系不上", U"失联"},
    Synonym{U"联系不上", U"打不通"},
    Synonym{U"联系不上", U"关机"},
    Synonym{U"转让换老板", U"换老板"},
    Synonym{U"转让换老板", U"转让"},
    Synonym{U"正常营业", U"还开着"},
    Synonym{U"与祖辈同住", U"爷爷"},
    Synonym{U"与祖辈同住", U"奶奶"},
    Synonym{U"与祖辈同住", U"姥姥"},
    Synonym{U"与祖辈同住", U"三代同住"},
    Synonym{U"与祖辈同住", U"跟老人住"},
    Synonym{U"与祖辈同住", U"跟老人一起"},
    Synonym{U"租房", U"租的房"},
    Synonym{U"租房", U"租房子"},
    Synonym{U"自有住房", U"自己的房"},
    Synonym{U"自有住房", U"买的房"},
    Synonym{U"小学", U"一年级"},
    Synonym{U"小学", U"幼升小"},
    Synonym{U"初中", U"小升初"},
    Synonym{U"火情", U"着火"},
    Synonym{U"火情", U"起火"},
    Synonym{U"火情", U"失火"},
    Synonym{U"火情", U"浓烟"},
    Synonym{U"燃气泄漏", U"漏气"},
    Synonym{U"燃气泄漏", U"煤气味"},
    Synonym{U"燃气泄漏", U"臭鸡蛋味"},
    Synonym{U"人身危险", U"持刀"},
    Synonym{U"人身危险", U"打人"},
    Synonym{U"人身危险", U"跳楼"},
    Synonym{U"人身危险", U"救命"},
    Synonym{U"急病伤者", U"晕倒"},
    Synonym{U"急病伤者", U"没呼吸"},
    Synonym{U"急病伤者", U"昏迷"},
    Synonym{U"急病伤者", U"大出血"},
    Synonym{U"交通事故", U"车祸"},
    Synonym{U"交通事故", U"撞人"},
    Synonym{U"溺水被困", U"掉河里"},
    Synonym{U"溺水被困", U"落水"},
    Synonym{U"溺水被困", U"困在电梯"},
    Synonym{U"坍塌触电", U"塌了"},
    Synonym{U"坍塌触电", U"触电"},
    Synonym{U"诈骗", U"被骗"},
    Synonym{U"混凝土浇筑", U"打混凝土"},
    Synonym{U"混凝土浇筑", U"浇筑"},
    Synonym{U"混凝土浇筑", U"罐车"},
    Synonym{U"混凝土浇筑", U"泵车"},
    Synonym{U"材料装卸", U"卸钢管"},
    Synonym{U"材料装卸", U"卸料"},
    Synonym{U"渣土运输", U"渣土车"},
    Synonym{U"渣土运输", U"拉土车"},
    Synonym{U"电钻电锯", U"电钻"},
    Synonym{U"电钻电锯", U"电锯"},
    Synonym{U"发臭", U"臭"},
    Synonym{U"发黑或变色", U"黑"},
    Synonym{U"发黑或变色", U"发绿"},
    Synonym{U"污水流入", U"污水"},
    Synonym{U"污水流入", U"排污"},
    Synonym{U"污水流入", U"直排"},
    Synonym{U"淤积堵塞", U"淤泥"},
    Synonym{U"淤积堵塞", U"淤积"},
    Synonym{U"淤积堵塞", U"清淤"},
    Synonym{U"淤积堵塞", U"堵了"},
    Synonym{U"漂浮垃圾", U"垃圾"},
    Synonym{U"漂浮垃圾", U"漂浮物"},
    Synonym{U"漂浮垃圾", U"浮萍"},
    Synonym{U"设施损坏", U"护栏"},
    Synonym{U"设施损坏", U"栈道"},
    Synonym{U"设施损坏", U"塌"},
    Synonym{U"施工影响", U"施工"},
    Synonym{U"施工影响", U"围挡"},
    Synonym{U"施工影响", U"工地"},
    Synonym{U"挡住车辆", U"挡住我"},
    Synonym{U"挡住车辆", U"车出不来"},
    Synonym{U"挡住车辆", U"挪不出"},
    Synonym{U"堵住出入口", U"堵门口"},
    Synonym{U"堵住出入口", U"车库口"},
    Synonym{U"占用车位", U"占我车位"},
    Synonym{U"长期停放", U"僵尸车"},
    Synonym{U"本户", U"我一家"},
    Synonym{U"本户", U"就我家"},
    Synonym{U"整栋楼", U"整栋"},
    Synonym{U"整个小区", U"全小区"},
    Synonym{U"整个小区", U"我们小区都"},
    Synonym{U"漏水", U"滴水"},
    Synonym{U"停暖", U"没暖气"},
    Synonym{U"停暖", U"不供热"},
    Synonym{U"收费退费", U"退费"},
    Synonym{U"收费退费", U"热费"},
    Synonym{U"路面", U"路上有坑"},
    Synonym{U"人行道", U"地砖"},
    Synonym{U"人行道", U"便道"},
    Synonym{U"信号灯", U"红绿灯"},
    Synonym{U"线缆", U"电线"},
    Synonym{U"占道经营", U"摆摊"},
    Synonym{U"占道经营", U"小摊"},
    Synonym{U"垃圾堆积", U"垃圾"},
    Synonym{U"乱贴乱挂", U"小广告"},
    Synonym{U"正在建", U"正在盖"},
    Synonym{U"已建成", U"建好了"},
    Synonym{U"已建成", U"盖完"},
    Synonym{U"聊天转账记录", U"微信"},
    Synonym{U"聊天转账记录", U"转账"},
    Synonym{U"考勤记录", U"考勤"},
    Synonym{U"劳动合同", U"签了合同"},
    Synonym{U"新生儿落户", U"上户口"},
    Synonym{U"户口迁移", U"迁户口"},
    Synonym{U"户口迁移", U"迁到"},
    Synonym{U"气味难闻", U"臭"},
    Synonym{U"影响通行", U"过不去"},
    Synonym{U"噪声扰民", U"吵"},
};

struct LabelImplication {
    std::u32string_view label; ///< stands in the field's label
    Implication implied;
};

constexpr std::array kImplications{
    LabelImplication{U"是否安全", {U"还在里面", false}},
    LabelImplication{U"是否安全", {U"出不去", false}},
    LabelImplication{U"是否安全", {U"烟都上来", false}},
    LabelImplication{U"是否安全", {U"被困", false}},
    LabelImplication{U"是否安全", {U"困在", false}},
    LabelImplication{U"是否安全", {U"窗户边", false}},
    LabelImplication{U"是否安全", {U"往下跑", false}},
    LabelImplication{U"是否安全", {U"跑出来了", true}},
    LabelImplication{U"是否安全", {U"下楼了", true}},
    LabelImplication{U"正在", {U"现在停了", false}},
    LabelImplication{U"正在", {U"这会儿停", false}},
    LabelImplication{U"正在", {U"没停过", true}},
    LabelImplication{U"正在", {U"还在", true}},
    LabelImplication{U"正在", {U"到现在", true}},
    LabelImplication{U"正在", {U"一直开着", true}},
    LabelImplication{U"公告", {U"什么都没贴", false}},
    LabelImplication{U"公告", {U"没有公告", false}},
    LabelImplication{U"报修", {U"没报修", false}},
    LabelImplication{U"报修", {U"放了气", true}},
    LabelImplication{U"报修", {U"放了点气", true}},
    LabelImplication{U"报修", {U"来人", true}},
    LabelImplication{U"凭证", {U"都没有", false}},
    LabelImplication{U"凭证", {U"没留", false}},
    LabelImplication{U"凭证", {U"合同有", true}},
    LabelImplication{U"凭证", {U"收据也有", true}},
    LabelImplication{U"凭证", {U"都在", true}},
    LabelImplication{U"沟通", {U"找过", true}},
    LabelImplication{U"沟通", {U"说过好几次", true}},
    LabelImplication{U"找过", {U"反映过", true}},
    LabelImplication{U"找过", {U"多次反映", true}},
    LabelImplication{U"找过", {U"投诉过", true}},
    LabelImplication{U"法定程序", {U"已经起诉", true}},
    LabelImplication{U"法定程序", {U"正在仲裁", true}},
    LabelImplication{U"治理过", {U"治理后", true}},
    LabelImplication{U"治理过", {U"整治后", true}},
    LabelImplication{U"治理过", {U"返黑返臭", true}},
    LabelImplication{U"治理过", {U"反弹", true}},
    LabelImplication{U"危险", {U"太危险", true}},
    LabelImplication{U"危险", {U"安全隐患", true}},
    LabelImplication{U"急事", {U"着急", true}},
    LabelImplication{U"急事", {U"急着", true}},
    LabelImplication{U"排口", {U"直排", true}},
    LabelImplication{U"排口", {U"排污口", true}},
    LabelImplication{U"排口", {U"排到河", true}},
};

} // namespace

std::vector<std::u32string_view> synonymsOf(std::u32string_view choice)
{
    std::vector<std::u32string_view> words;
    for (const auto& synonym : kSynonyms)
        if (synonym.choice == choice)
            words.push_back(synonym.words);
    return words;
}

std::vector<Implication> implicationsOf(std::u32string_view label)
{
    std::vector<Implication> implied;
    for (const auto& one : kImplications)
        if (label.find(one.label) != std::u32string_view::npos)
            implied.push_back(one.implied);
    return implied;
}

} // namespace lianxin::assist

#include "models/assist/notions.h"

#include "models/assist/cues.h"

#include <array>

namespace lianxin::assist {

namespace {

enum Notion {
    Night,
    Building,
    Noise,
    Stench,
    Sewage,
    Closed,
    Unpaid,
    Refund,
    Cold,
    Fire,
    Gym,
    School,
    Unlit,
    Blocked,
    Broken,
    Dirty,
    kNotions
};

constexpr std::array<std::string_view, kNotions> kNames{
    "xxnight", "xxbuilding", "xxnoise", "xxstench", "xxsewage", "xxclosed",  "xxunpaid", "xxrefund",
    "xxcold",  "xxfire",     "xxgym",   "xxschool", "xxunlit",  "xxblocked", "xxbroken", "xxdirty"};

constexpr std::array kCues{
    Cue{"半夜", Night},      Cue{"深夜", Night},      Cue{"凌晨", Night},
    Cue{"夜里", Night},      Cue{"夜间", Night},      Cue{"大晚上", Night},
    Cue{"晚上", Night},      Cue{"通宵", Night},      Cue{"后半夜", Night},
    Cue{"三更", Night},      Cue{"连夜", Night},      Cue{"天亮", Night},

    Cue{"施工", Building},   Cue{"工地", Building},   Cue{"混凝土", Building},
    Cue{"浇筑", Building},   Cue{"打桩", Building},   Cue{"泵车", Building},
    Cue{"罐车", Building},   Cue{"塔吊", Building},   Cue{"盖楼", Building},
    Cue{"围挡", Building},   Cue{"搅拌机", Building}, Cue{"挖掘机", Building},
    Cue{"木工", Building},   Cue{"瓦工", Building},   Cue{"支模板", Building},
    Cue{"钢筋工", Building}, Cue{"包工头", Building}, Cue{"农民工", Building},
    Cue{"总包", Building},   Cue{"劳务", Building},

    Cue{"吵", Noise},        Cue{"噪声", Noise},      Cue{"噪音", Noise},
    Cue{"轰隆", Noise},      Cue{"没法睡", Noise},    Cue{"睡不着", Noise},
    Cue{"睡不成", Noise},    Cue{"扰民", Noise},      Cue{"轰鸣", Noise},
    Cue{"咚咚", Noise},      Cue{"嗡嗡", Noise},      Cue{"声音太大", Noise},
    Cue{"声音很大", Noise},

    Cue{"臭", Stench},       Cue{"恶臭", Stench},     Cue{"异味", Stench},
    Cue{"气味", Stench},     Cue{"难闻", Stench},     Cue{"熏", Stench},
    Cue{"刺鼻", Stench},     Cue{"味道很大", Stench}, Cue{"臭气", Stench},

    Cue{"污水", Sewage},     Cue{"脏水", Sewage},     Cue{"废水", Sewage},
    Cue{"排污", Sewage},     Cue{"粪水", Sewage},     Cue{"黑水", Sewage},
    Cue{"臭水", Sewage},

    Cue{"关门", Closed},     Cue{"停业", Closed},     Cue{"锁了", Closed},
    Cue{"跑路", Closed},     Cue{"倒闭", Closed},     Cue{"关店", Closed},
    Cue{"人去楼空", Closed}, Cue{"失联", Closed},     Cue{"联系不上", Closed},
    Cue{"暂停营业", Closed},

    Cue{"欠薪", Unpaid},     Cue{"拖欠", Unpaid},     Cue{"工钱", Unpaid},
    Cue{"工资", Unpaid},     Cue{"讨薪", Unpaid},     Cue{"没拿到钱", Unpaid},
    Cue{"不给钱", Unpaid},   Cue{"没发工资", Unpaid}, Cue{"不发工资", Unpaid},
    Cue{"欠条", Unpaid},

    Cue{"退费", Refund},     Cue{"退款", Refund},     Cue{"退钱", Refund},
    Cue{"不退", Refund},     Cue{"退卡", Refund},     Cue{"退还", Refund},
    Cue{"能不能退", Refund},

    Cue{"不热", Cold},       Cue{"冰凉", Cold},       Cue{"很冷", Cold},
    Cue{"太冷", Cold},       Cue{"温乎", Cold},       Cue{"受冻", Cold},
    Cue{"凉的", Cold},       Cue{"达不到", Cold},     Cue{"不达标", Cold},

    Cue{"着火", Fire},       Cue{"起火", Fire},       Cue{"失火", Fire},
    Cue{"浓烟", Fire},       Cue{"烧起来", Fire},     Cue{"火灾", Fire},
    Cue{"好大的烟", Fire},   Cue{"冒烟", Fire},

    Cue{"健身房", Gym},      Cue{"健身", Gym},        Cue{"私教", Gym},
    Cue{"游泳馆", Gym},      Cue{"瑜伽", Gym},        Cue{"健身卡", Gym},

    Cue{"上小学", School},   Cue{"一年级", School},   Cue{"幼升小", School},
    Cue{"入学", School},     Cue{"报名上学", School}, Cue{"对口", School},
    Cue{"划片", School},     Cue{"学位", School},     Cue{"学区", School},

    Cue{"不亮", Unlit},      Cue{"黑灯瞎火", Unlit},  Cue{"没有灯", Unlit},
    Cue{"太黑", Unlit},      Cue{"灯坏", Unlit},

    Cue{"堵住", Blocked},    Cue{"挡住", Blocked},    Cue{"出不来", Blocked},
    Cue{"出不去", Blocked},  Cue{"堵了", Blocked},    Cue{"堵塞", Blocked},
    Cue{"不通", Blocked},    Cue{"进不去", Blocked},

    Cue{"坏了", Broken},     Cue{"破损", Broken},     Cue{"塌", Broken},
    Cue{"裂", Broken},       Cue{"倒了", Broken},     Cue{"掉了", Broken},
    Cue{"松动", Broken},     Cue{"损坏", Broken},

    Cue{"垃圾", Dirty},      Cue{"脏", Dirty},        Cue{"漂浮物", Dirty},
    Cue{"没人扫", Dirty},    Cue{"没人清", Dirty},
};

} // namespace

std::string notionsOf(std::u32string_view normalised)
{
    static const Cues kTable{kCues};
    std::array<bool, kNotions> seen{};
    for (const auto& hit : kTable.find(normalised))
        seen[static_cast<std::size_t>(hit.meaning)] = true;
    std::string names;
    for (std::size_t i = 0; i < seen.size(); ++i)
        if (seen[i])
            names.append(" ").append(kNames[i]);
    return names;
}

} // namespace lianxin::assist

#pragma once

#include "models/assist/text_trainer.h"

#include <string>
#include <vector>

namespace lianxin::assist {

/// Letters made of parts, in three labels with words of their own; `each` of every label, no two
/// alike.
inline std::vector<Example> madeUpLetters(int each)
{
    const std::vector<std::vector<std::string>> matters{
        {"暖气片是凉的", "室温只有十四度", "供热站不开阀门", "热费交了屋里冷", "管道井里漏热水"},
        {"工地半夜打桩", "广场舞音响太大", "楼下烧烤店划拳", "装修电钻吵人", "卡车鸣笛不停"},
        {"健身卡退不了", "商家关门跑路", "预付的钱不还", "合同写着不退款", "老板电话打不通"}};
    const std::vector<std::string> labels{"供热", "噪声", "消费"};
    const std::vector<std::string> places{"东湖路",   "人民街", "学府苑", "和平里",
                                          "站前广场", "红旗村", "新华巷", "滨河道"};
    std::vector<Example> letters;
    for (int i = 0; i < each; ++i)
        for (std::size_t label = 0; label < labels.size(); ++label) {
            const auto& own = matters[label];
            const auto at = static_cast<std::size_t>(i);
            letters.push_back({labels[label],
                               own[at % own.size()] + "，" + own[(at / 5 + 1) % own.size()] +
                                   "，我住在" + places[at % places.size()] + std::to_string(i + 1) +
                                   "号，请尽快处理。",
                               Example::Form::Text});
        }
    return letters;
}

} // namespace lianxin::assist

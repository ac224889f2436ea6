#pragma once

#include "models/assist/classifier.h"

namespace lianxin::assist {

/// 咨询, 求助, 投诉, 举报, 建议 or 表扬, from what callers say (我要投诉, 想问问, 建议 …), who does
/// harm to whom, and from what the category usually is.
class KindReader : public Classifier {
public:
    KindReader();

    /// Labels are the kinds' names.
    std::vector<Label> classify(const std::vector<Heard>& heard, const Prior& prior) const override;

private:
    Cues m_cues;
};

/// True when the caller asks how, where or whether something is done (社保卡丢了咋补, 周末能办不)
/// and complains of nothing: 路灯坏了咋没人修 does.
bool asksHow(const Heard& heard);

} // namespace lianxin::assist

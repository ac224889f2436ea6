#pragma once

#include "models/assist/heard.h"
#include "models/assist/proposal.h"
#include "models/assist/reach.h"
#include "models/assist/understanding.h"

#include <string>
#include <vector>

namespace lianxin::assist {

/// What a summary is made of; empty parts are left out.
struct Matter {
    std::string who;
    std::string when; ///< as shown: 2026-11-18（周三）起
    std::string where;
    std::string category;           ///< its leaf's name
    std::vector<ticket::Span> told; ///< where the category was heard, the strongest first
    ticket::Kind kind = ticket::Kind::Complaint;
    std::vector<std::pair<const ticket::TemplateField*, std::string>> details;
    bool anybodyInside = false; ///< of the danger it is about (`rescue.h`)
    std::string earlier;        ///< 11月19日曾反映，管道排气
    std::vector<std::string> asks;
    Reach reach;
    Secrecy secrecy = Secrecy::None;
};

/// 王女士反映：自2026年11月18日起，红旗区阳光小区3号楼2单元501室温不达标（卧室14℃、客厅15℃），家中有80岁以上老人。…要求：1.…；2.….联系要求：下午三点以后联系。来电人要求保密。
/// With the caller's own sentence about the matter: the one the category was heard in, else the
/// first that tells something. Whoever wants to be anonymous is not named. Empty while nothing of
/// the matter is known.
std::string writeSummary(const Matter& matter, const std::vector<Heard>& heard);

/// 2026-11-18（周三）起 → 自2026年11月18日起; 2026-11-18（周三）14:30 → 2026年11月18日14:30.
std::string writtenTime(const std::string& shown);

} // namespace lianxin::assist

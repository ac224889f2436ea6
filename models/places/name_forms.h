#pragma once

#include "models/places/gazetteer.h"

#include <string>
#include <string_view>
#include <vector>

namespace lianxin::places {

/// The key a name is found by: normal form with Han digits written as ASCII ones (二期 = 2期). One
/// code point stays one.
std::u32string nameKey(std::string_view name);
void foldDigits(std::u32string& normalised);

/// One way to say a name.
struct NameForm {
    std::u32string key;
    MatchReason why = MatchReason::Exact;
    double score = 1;
};

/// Every way to say a place: name, aliases, the suffix its kind had before or will have (长乐市 =
/// 长乐区, 建新镇 = 建新街道), short forms. Short forms that are everyday words (阳光, 和平) are
/// left out.
std::vector<NameForm> nameForms(const Place& place);

/// 第一, 人民 …: whether a key of two characters is a word of daily life rather than a name.
bool isEverydayWord(std::u32string_view key);

} // namespace lianxin::places

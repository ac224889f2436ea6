#pragma once

#include "models/assist/heard.h"
#include "models/assist/proposal.h"

#include <string>
#include <string_view>
#include <vector>

namespace lianxin::assist {

/// The number to call back on, where the line gave none: the last one the caller says, or the agent
/// reads back. A number may come in pieces (幺三八零零零零。—六幺三零。), and its end may be put
/// right (尾号是六幺二八).
Proposal readCallerNumber(const std::vector<Heard>& heard);

/// 另留电话: a number other than the line's on which the caller wants to be reached: told when
/// asked for one, or with words that say so (打我这个, 我另一个电话, 联系我儿子). Numbers of others
/// (骗子的电话, 他给我打的) are none.
Proposal readCallbackNumber(const std::vector<Heard>& heard, const std::string& lineNumber);

/// Whom of the caller's to call, as a ticket names him: 儿子 of 打我儿子的, 联系我儿子吧 and
/// 给我儿子打, 女儿 of 打我闺女的; empty where nobody is named.
std::string_view whomToCall(std::u32string_view normalised);

/// Every number on which the caller wants to be reached (打我老乡的, 联系我儿子), as it was told.
std::vector<std::string> wishedNumbers(const std::vector<Heard>& heard);

/// The caller's identity number (GB 11643, check digit right), shown with its middle hidden. It may
/// come in pieces in answer to the question for it.
Proposal readIdentity(const std::vector<Heard>& heard);

/// An identity number as it may be shown: 110105********002X.
std::string maskedIdentity(const std::string& number);

/// `words` with every identity number of the utterance hidden.
std::string withoutIdentities(std::string words, const Heard& heard);

} // namespace lianxin::assist

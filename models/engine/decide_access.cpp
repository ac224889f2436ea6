#include "models/engine/decide.h"

#include <algorithm>
#include <array>

/// Who saw personal values in full, heard a call again or carried tickets away.
namespace lianxin::engine {

namespace {

constexpr std::size_t kLongestSubject = 200;
constexpr std::size_t kLongestReason = 600;
constexpr std::array<std::string_view, 3> kActs{"unmask", "export", "replay"};

} // namespace

Decision decideOn(const Context&, const NoteAccess& command)
{
    if (std::find(kActs.begin(), kActs.end(), command.act) == kActs.end())
        return reject("bad_act", command.act.substr(0, kLongestSubject));
    if (command.subject.size() > kLongestSubject)
        return reject("too_large", "subject");
    if (command.reason.size() > kLongestReason)
        return reject("too_large", "reason");
    if (command.act != "replay" && command.reason.empty())
        return reject("missing_reason");
    return Events{AccessNoted{command.act, command.subject, command.reason}};
}

} // namespace lianxin::engine

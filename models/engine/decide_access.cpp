#include "models/engine/decide.h"

#include <algorithm>
#include <array>

/// Who saw personal values in full, heard a call again or carried tickets away.
namespace lianxin::engine {

namespace {

constexpr std::size_t kLongestSubject = 600;
constexpr std::size_t kLongestReason = 600;
struct Act {
    std::string_view name;
    bool needsReason;
    bool isTheCentres; ///< and nobody's who could give it
};
constexpr std::array kActs{Act{"unmask", true, false}, Act{"export", true, false},
                           Act{"replay", false, false}, Act{kAccessLogAct, false, true}};

} // namespace

Decision decideOn(const Context& context, const NoteAccess& command)
{
    const auto act = std::find_if(kActs.begin(), kActs.end(), [&](const Act& one) {
        return one.name == command.act && one.isTheCentres == context.actor().staff.empty();
    });
    if (act == kActs.end())
        return reject("bad_act", command.act.substr(0, kLongestSubject));
    if (command.subject.size() > kLongestSubject)
        return reject("too_large", "subject");
    if (command.reason.size() > kLongestReason)
        return reject("too_large", "reason");
    if (command.tickets.size() > kMostExported)
        return reject("too_large", "tickets");
    if (act->needsReason && command.reason.empty())
        return reject("missing_reason");
    return Events{AccessNoted{command.act, command.subject, command.reason, command.tickets}};
}

} // namespace lianxin::engine

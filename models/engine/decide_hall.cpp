#include "models/engine/decide.h"

/// What a supervisor decides for the whole hall.
namespace lianxin::engine {

namespace {

constexpr std::size_t kMostRestrictions = 10000;
constexpr std::size_t kLongestNumber = 40;
constexpr std::size_t kLongestReason = 200;
/// A restriction has an end, and not one beyond sight.
constexpr std::chrono::days kLongestRestriction{90};

} // namespace

Decision decideOn(const Context& context, const RestrictCaller& command)
{
    const auto& number = command.number.value;
    if (number.empty())
        return reject("missing_number");
    if (number.size() > kLongestNumber)
        return reject("too_large", "number");
    if (command.reason.empty())
        return reject("missing_reason");
    if (command.reason.size() > kLongestReason)
        return reject("too_large", "reason");
    if (command.until <= context.now || command.until - context.now > kLongestRestriction)
        return reject("bad_until", base::toIso(command.until));
    const auto* known = context.state.restriction(number);
    if (!known && context.state.restrictions().size() >= kMostRestrictions)
        return reject("too_many_restrictions");
    if (known && known->until == command.until && known->reason == command.reason)
        return Events{};
    return Events{CallerRestricted{command.number, command.until, command.reason}};
}

Decision decideOn(const Context& context, const LiftRestriction& command)
{
    if (command.reason.size() > kLongestReason)
        return reject("too_large", "reason");
    if (!context.state.restriction(command.number.value))
        return reject("not_restricted");
    return Events{RestrictionEnded{command.number, command.reason}};
}

Decision decideOn(const Context& context, const SwitchSurge& command)
{
    if (command.reason.size() > kLongestReason)
        return reject("too_large", "reason");
    if (context.state.centre().surge == command.on)
        return Events{};
    return Events{SurgeSwitched{command.on, command.reason}};
}

} // namespace lianxin::engine

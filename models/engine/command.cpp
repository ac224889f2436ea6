#include "models/engine/command.h"

#include <utility>
#include <variant>

namespace lianxin::engine {

CommandBody::CommandBody() = default;
CommandBody::CommandBody(const CommandBody& other) = default;
CommandBody::CommandBody(CommandBody&& other) noexcept = default;
CommandBody& CommandBody::operator=(const CommandBody& other) = default;
CommandBody& CommandBody::operator=(CommandBody&& other) noexcept = default;
CommandBody::~CommandBody() = default;

const Personal* numberIn(const CommandBody& body)
{
    return std::visit(
        [](const auto& command) -> const Personal* {
            if constexpr (requires(const Personal*& number) { number = &command.number; })
                return &command.number;
            else
                return nullptr;
        },
        body);
}

Personal* numberIn(CommandBody& body)
{
    return const_cast<Personal*>(numberIn(std::as_const(body)));
}

} // namespace lianxin::engine

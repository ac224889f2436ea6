#include "models/wire/command_limits.h"

#include "models/wire/command_shapes.h"
#include "models/wire/members.h"

namespace lianxin::wire {

namespace {

/// Remembers the first member that is too large.
class Measure {
public:
    explicit Measure(const char*& tooLarge) : m_tooLarge(tooLarge) {}

    void operator()(const char* name, const std::string& text) const
    {
        limit(name, text.size(), kLongestCommandText);
    }
    void operator()(const char* name, const Personal& value) const
    {
        limit(name, value.value.size(), kLongestCommandText);
    }
    template <class Tag> void operator()(const char* name, const base::StrongId<Tag>& id) const
    {
        limit(name, id.str().size(), kLongestCommandId);
    }
    template <class Item> void operator()(const char* name, const std::vector<Item>& list) const
    {
        limit(name, list.size(), kLongestCommandList);
    }
    void operator()(const char*, const ticket::FieldValue& field) const
    {
        limit("name", field.name.size(), kLongestCommandId);
        (*this)("value", field.value);
        (*this)("display", field.display);
        (*this)("spans", field.spans);
    }

private:
    void limit(const char* name, std::size_t size, std::size_t most) const
    {
        if (size > most && m_tooLarge == nullptr)
            m_tooLarge = name;
    }
    const char*& m_tooLarge;
};

} // namespace

Status withinLimits(const engine::CommandBody& body)
{
    if (std::holds_alternative<engine::ReviseClocks>(body))
        return success();
    const char* tooLarge = nullptr;
    std::visit([&](const auto& command) { visitMembers("", command, Measure(tooLarge)); },
               static_cast<const engine::CommandBodies&>(body));
    return tooLarge == nullptr ? success() : Status(Error{"too_large", tooLarge});
}

} // namespace lianxin::wire

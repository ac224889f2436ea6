#include "models/ticket/field.h"

#include "models/ticket/names.h"

namespace lianxin::ticket {

namespace {

constexpr std::array<Spelling<Origin>, 5> kOriginNames{{{Origin::Guess, "guess", "识别"},
                                                        {Origin::Accepted, "accepted", "已采纳"},
                                                        {Origin::Typed, "typed", "人工填写"},
                                                        {Origin::Line, "line", "来电显示"},
                                                        {Origin::History, "history", "历史工单"}}};

} // namespace

std::string_view name(Origin origin)
{
    return spelled(kOriginNames, origin).ascii;
}
std::string_view chineseName(Origin origin)
{
    return spelled(kOriginNames, origin).chinese;
}
std::optional<Origin> parseOrigin(std::string_view text)
{
    return parsed(kOriginNames, text);
}
bool isConfirmed(Origin origin)
{
    return origin != Origin::Guess;
}

const FieldValue* find(const std::vector<FieldValue>& fields, std::string_view name)
{
    for (const auto& field : fields)
        if (field.name == name)
            return &field;
    return nullptr;
}

const std::string& valueOf(const std::vector<FieldValue>& fields, std::string_view name)
{
    static const std::string kNone;
    const auto* field = find(fields, name);
    return field ? field->value.value : kNone;
}

} // namespace lianxin::ticket

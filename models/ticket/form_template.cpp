#include "models/ticket/form_template.h"

#include "models/ticket/category.h"
#include "models/ticket/names.h"

namespace lianxin::ticket {

namespace {

constexpr std::array<Spelling<FieldType>, 11> kFieldTypeNames{
    {{FieldType::Text, "text", "文本"},
     {FieldType::Number, "number", "数字"},
     {FieldType::Temperature, "temperature", "温度"},
     {FieldType::Money, "money", "金额"},
     {FieldType::Date, "date", "日期"},
     {FieldType::Choice, "choice", "选项"},
     {FieldType::YesNo, "yes_no", "是否"},
     {FieldType::Phone, "phone", "电话"},
     {FieldType::Plate, "plate", "车牌"},
     {FieldType::Organisation, "organisation", "单位名称"},
     {FieldType::People, "people", "人数"}}};

} // namespace

std::string_view name(FieldType type)
{
    return spelled(kFieldTypeNames, type).ascii;
}

std::optional<FieldType> parseFieldType(std::string_view text)
{
    return parsed(kFieldTypeNames, text);
}

const FormTemplate* templateFor(const std::vector<FormTemplate>& templates,
                                const CategoryCode& code)
{
    const FormTemplate* best = nullptr;
    std::size_t bestLength = 0;
    for (const auto& candidate : templates) {
        if (candidate.categories.empty() && !best)
            best = &candidate;
        for (const auto& prefix : candidate.categories) {
            if (prefix.str().size() <= bestLength || !covers(prefix, code))
                continue;
            best = &candidate;
            bestLength = prefix.str().size();
        }
    }
    return best;
}

} // namespace lianxin::ticket

#pragma once

#include "models/base/ids.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lianxin::ticket {

enum class FieldType {
    Text,
    Number,
    Temperature,
    Money,
    Date,
    Choice,
    YesNo,
    Phone,
    Plate,
    Organisation,
    People
};
std::string_view name(FieldType type);
std::optional<FieldType> parseFieldType(std::string_view text);

/// One dynamic field of a template: what to ask, and the words beside which its value is said.
struct TemplateField {
    std::string id;
    std::string label;
    FieldType type = FieldType::Text;
    std::string ask;
    bool required = false;
    std::vector<std::string> choices;
    std::vector<std::string> words;
    std::vector<std::vector<std::string>> said{}; ///< beside `choices`: what people say for each;
                                                  ///< none: only the choice's own words
    bool operator==(const TemplateField&) const = default;
};

/// Something callers of this matter want done (诉求), and the words that mean it.
struct Ask {
    std::string name;
    std::vector<std::string> words;
    bool operator==(const Ask&) const = default;
};

/// A template 受理模板: the dynamic part of the form for some categories; none: the fallback.
struct FormTemplate {
    TemplateId id;
    std::string name;
    std::vector<CategoryCode> categories;
    std::vector<TemplateField> fields;
    std::vector<Ask> asks;
    bool operator==(const FormTemplate&) const = default;
};

/// The template whose category is the longest prefix of `code`; the fallback when none covers it;
/// null when there is no fallback.
const FormTemplate* templateFor(const std::vector<FormTemplate>& templates,
                                const CategoryCode& code);

} // namespace lianxin::ticket

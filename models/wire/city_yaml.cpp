#include "models/wire/city_yaml.h"

#include "models/assist/danger_reader.h"
#include "models/ticket/field.h"

namespace lianxin::wire {

void refer(const YamlNode& node, const std::string& id, const std::set<std::string>& known,
           const char* code, const char* what)
{
    if (!id.empty() && !known.contains(id))
        node.wrong(code, std::string("没有") + what + "“" + id + "”");
}

void referAll(const YamlNode& node, const char* key, const std::set<std::string>& known,
              const char* code, const char* what)
{
    for (const auto& item : node.items(key))
        refer(item, item.text(), known, code, what);
}

void define(const YamlNode& node, const std::string& id, std::set<std::string>& known)
{
    if (!id.empty() && !known.insert(id).second)
        node.wrong("duplicate_id", "“" + id + "”出现了两次");
}

places::Point readPoint(const YamlNode& node)
{
    const auto pair = node.items();
    if (pair.size() != 2) {
        node.wrong("bad_member", "坐标应写作 [经度, 纬度]");
        return {};
    }
    return {pair[0].real(), pair[1].real()};
}

std::vector<places::CityPlan::District> readDistricts(const YamlNode& root)
{
    std::vector<places::CityPlan::District> districts;
    for (const auto& node : root.items("districts")) {
        node.allow({"code", "name"});
        districts.push_back({DistrictCode(node.needed("code")), node.needed("name")});
    }
    if (districts.empty())
        root["districts"].wrong("missing_member", "没有区县（districts）");
    return districts;
}

void readCityHead(const YamlNode& root, engine::City& city, Known& known)
{
    root.allow({"code", "name", "hotline", "centre", "opening", "closing", "districts"});
    city.code = root.needed("code");
    city.name = root.needed("name");
    city.hotline = root.needed("hotline");
    city.centre = readPoint(root["centre"]);
    city.opening = root.needed("opening");
    city.closing = root.needed("closing");
    for (const auto& district : readDistricts(root))
        define(root["districts"], district.code.str(), known.districts);
}

std::vector<places::Anchor> readAnchors(const YamlNode& root)
{
    std::vector<places::Anchor> anchors;
    for (const auto& node : root.items("anchors")) {
        node.allow({"name", "kind", "district", "street", "road", "cross", "aliases"});
        anchors.push_back({node.needed("name"), node.needed("kind"),
                           DistrictCode(node.needed("district")), node.text("street"),
                           node.text("road"), node.text("cross"), node.texts("aliases")});
    }
    return anchors;
}

namespace {

routing::Unit readUnit(const YamlNode& node, const Known& known)
{
    node.allow({"id", "name", "short", "parent", "level", "district", "function", "duty", "phone"});
    routing::Unit unit;
    unit.id = UnitId(node.text("id"));
    unit.name = node.needed("name");
    unit.shortName = node.text("short");
    unit.parent = UnitId(node.text("parent"));
    unit.level = node.needed("level");
    unit.district = DistrictCode(node.text("district"));
    unit.function = node.text("function");
    unit.duty = node.text("duty");
    unit.phone = node.text("phone");
    refer(node["parent"], unit.parent.str(), known.units, "unknown_unit", "承办单位");
    refer(node["district"], unit.district.str(), known.districts, "unknown_district", "区县");
    return unit;
}

} // namespace

std::vector<routing::Unit> readUnits(const YamlNode& root, Known& known)
{
    root.allow({"units"});
    const auto nodes = root.items("units");
    for (const auto& node : nodes) {
        define(node["id"], node.needed("id"), known.units);
        known.functions.insert(node.text("function"));
    }
    std::vector<routing::Unit> units;
    units.reserve(nodes.size());
    for (const auto& node : nodes)
        units.push_back(readUnit(node, known));
    return units;
}

namespace {

void readCategory(const YamlNode& node, const std::string& parent,
                  std::vector<ticket::Category>& out, Known& known)
{
    node.allow({"code", "name", "words", "dangers", "children"});
    const auto code = node.needed("code");
    define(node["code"], code, known.categories);
    if (code.size() != parent.size() + 2 || !code.starts_with(parent))
        node["code"].wrong("bad_member",
                           "编码“" + code + "”应当是上级编码“" + parent + "”加两位数字");
    out.push_back(
        {CategoryCode(code), node.needed("name"), node.texts("words"), node.texts("dangers")});
    for (const auto& danger : node.items("dangers")) {
        define(danger, danger.text(), known.dangers);
        if (!assist::dangerNamed(danger.text()) || !node.items("children").empty())
            danger.wrong("bad_member", "末级分类的 dangers 中没有“" + danger.text() + "”这一类");
    }
    for (const auto& child : node.items("children"))
        readCategory(child, code, out, known);
}

/// `yesno` is what people write.
std::optional<ticket::FieldType> parseType(std::string_view text)
{
    return text == "yesno" ? std::optional(ticket::FieldType::YesNo) : ticket::parseFieldType(text);
}

/// `收费偏高`, or with what people say for it, `{收费偏高: [太贵, 太高]}`.
void readChoice(const YamlNode& node, ticket::TemplateField& field)
{
    field.said.emplace_back();
    if (!node.isMap()) {
        field.choices.push_back(node.text());
        return;
    }
    const auto members = node.members();
    if (members.size() != 1) {
        node.wrong("bad_member", "一个选项只写一个名称，后面是来电人的说法");
        return;
    }
    field.choices.push_back(members.front().first);
    for (const auto& words : members.front().second.items())
        field.said.back().push_back(words.text());
}

ticket::TemplateField readField(const YamlNode& node)
{
    node.allow({"id", "label", "type", "ask", "required", "choices", "words"});
    ticket::TemplateField field;
    field.id = node.needed("id");
    field.label = node.needed("label");
    node.needed("type");
    field.type = node.word("type", parseType).value_or(field.type);
    field.ask = node.text("ask");
    field.required = node.truth("required", false);
    for (const auto& choice : node.items("choices"))
        readChoice(choice, field);
    field.words = node.texts("words");
    if (field.type == ticket::FieldType::Choice && field.choices.empty())
        node.wrong("missing_member", "选择项“" + field.id + "”没有可选的值（choices）");
    return field;
}

ticket::FormTemplate readTemplate(const YamlNode& node, Known& known)
{
    node.allow({"id", "name", "categories", "fields", "asks"});
    ticket::FormTemplate form;
    form.id = TemplateId(node.needed("id"));
    define(node["id"], form.id.str(), known.templates);
    form.name = node.needed("name");
    form.categories = node.ids<CategoryCode>("categories");
    referAll(node, "categories", known.categories, "unknown_category", "诉求分类");
    std::set<std::string> fields;
    for (const auto& item : node.items("fields")) {
        form.fields.push_back(readField(item));
        const auto& field = form.fields.back();
        define(item["id"], field.id, fields);
        if (field.type == ticket::FieldType::Choice)
            known.choices[field.id].insert(field.choices.begin(), field.choices.end());
    }
    for (const auto& item : node.items("asks")) {
        item.allow({"name", "words"});
        form.asks.push_back({item.needed("name"), item.texts("words")});
    }
    return form;
}

} // namespace

std::vector<ticket::Category> readCategories(const YamlNode& root, Known& known)
{
    root.allow({"categories"});
    std::vector<ticket::Category> categories;
    for (const auto& node : root.items("categories"))
        readCategory(node, "", categories, known);
    return categories;
}

std::vector<ticket::FormTemplate> readTemplates(const YamlNode& root, Known& known)
{
    root.allow({"templates"});
    std::vector<ticket::FormTemplate> templates;
    for (const auto& node : root.items("templates"))
        templates.push_back(readTemplate(node, known));
    return templates;
}

namespace {

/// A unit's id, or `@function` of the district's unit.
void referToActor(const YamlNode& node, const Known& known)
{
    const auto who = node.text();
    if (who.starts_with('@'))
        refer(node, who.substr(1), known.functions, "unknown_unit", "区县职能");
    else
        refer(node, who, known.units, "unknown_unit", "承办单位");
}

/// `{operator: {移动: mobile-company, 联通: unicom-company}}`: one field, of the forms' choices.
void readLeadBy(const YamlNode& node, const Known& known, routing::Item& item)
{
    const auto fields = node.members();
    if (fields.empty())
        return;
    if (fields.size() > 1) {
        node.wrong("bad_member", "主办单位只能看一个字段");
        return;
    }
    const auto& [name, leads] = fields.front();
    const auto choices = known.choices.find(name);
    if (choices == known.choices.end()) {
        node.wrong("unknown_field", "没有一个受理模板有选择项“" + name + "”");
        return;
    }
    item.leadField = std::string{ticket::field::kTemplatePrefix} + name;
    for (const auto& [value, lead] : leads.members()) {
        refer(lead, value, choices->second, "unknown_choice", "选项");
        referToActor(lead, known);
        item.leads.push_back({value, lead.text()});
    }
}

routing::Item readItem(const YamlNode& node, const Known& known)
{
    node.allow({"id", "name", "category", "kinds", "lead", "lead_by", "helpers", "template",
                "urgency", "basis"});
    routing::Item item;
    item.id = ItemId(node.needed("id"));
    item.name = node.needed("name");
    item.category = CategoryCode(node.needed("category"));
    item.kinds = node.words("kinds", ticket::parseKind);
    item.lead = node.needed("lead");
    item.helpers = node.texts("helpers");
    item.formTemplate = TemplateId(node.text("template"));
    item.urgency = node.word("urgency", ticket::parseUrgency).value_or(item.urgency);
    item.basis = node.text("basis");
    refer(node["category"], item.category.str(), known.categories, "unknown_category", "诉求分类");
    refer(node["template"], item.formTemplate.str(), known.templates, "unknown_template",
          "受理模板");
    referToActor(node["lead"], known);
    readLeadBy(node["lead_by"], known, item);
    for (const auto& helper : node.items("helpers"))
        referToActor(helper, known);
    return item;
}

knowledge::Entry readEntry(const YamlNode& node, const Known& known)
{
    node.allow({"id", "title", "category", "questions", "answer", "steps", "unit", "region",
                "version", "updated", "from", "until", "source"});
    knowledge::Entry entry;
    entry.id = EntryId(node.needed("id"));
    entry.version = node.integer("version", 1);
    entry.title = node.needed("title");
    entry.category = CategoryCode(node.text("category"));
    entry.questions = node.texts("questions");
    entry.answer = node.needed("answer");
    entry.steps = node.texts("steps");
    entry.unit = UnitId(node.text("unit"));
    entry.region = DistrictCode(node.text("region"));
    entry.updated = node.date("updated");
    entry.from = node.date("from");
    entry.until = node.date("until");
    entry.source = node.text("source");
    refer(node["category"], entry.category.str(), known.categories, "unknown_category", "诉求分类");
    refer(node["unit"], entry.unit.str(), known.units, "unknown_unit", "承办单位");
    refer(node["region"], entry.region.str(), known.districts, "unknown_district", "区县");
    return entry;
}

} // namespace

std::vector<routing::Item> readItems(const YamlNode& root, const Known& known)
{
    root.allow({"items"});
    std::set<std::string> ids;
    std::vector<routing::Item> items;
    for (const auto& node : root.items("items")) {
        items.push_back(readItem(node, known));
        define(node["id"], items.back().id.str(), ids);
    }
    return items;
}

routing::DispatchThresholds readDispatch(const YamlNode& root, const Known& known)
{
    root.allow({"standard", "categories"});
    routing::DispatchThresholds thresholds;
    if (root.has("standard"))
        thresholds.standard = root["standard"].real();
    for (const auto& [code, node] : root["categories"].members()) {
        refer(node, code, known.categories, "unknown_category", "诉求分类");
        thresholds.byCategory[CategoryCode{code}] = node.real();
    }
    return thresholds;
}

std::vector<knowledge::Entry> readKnowledge(const YamlNode& root, const CategoryCode& within,
                                            Known& known)
{
    root.allow({"entries"});
    std::vector<knowledge::Entry> entries;
    for (const auto& node : root.items("entries")) {
        entries.push_back(readEntry(node, known));
        const auto& entry = entries.back();
        define(node["id"], entry.id.str(), known.entries);
        if (!entry.category.str().starts_with(within.str()))
            node["category"].wrong("bad_member", "诉求分类“" + entry.category.str() +
                                                     "”不在本文件的“" + within.str() + "”之下");
    }
    return entries;
}

} // namespace lianxin::wire

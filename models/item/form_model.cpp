#include "models/item/form_model.h"

#include "models/item/wording.h"

#include <algorithm>
#include <set>
#include <span>

namespace lianxin::item {

namespace {

using namespace ticket::field;

struct FixedField {
    std::string_view name;
    const char* label;
    const char* type;
    FieldGroup group;
    bool required;
};

constexpr FixedField kBefore[]{
    {kCallerName, "姓名", "text", FieldGroup::Caller, false},
    {kCallerNumber, "电话", "phone", FieldGroup::Caller, false},
    {kCallbackNumber, "另留电话", "phone", FieldGroup::Caller, false},
    {kIdentity, "证件号码", "text", FieldGroup::Caller, false},
    {kKind, "类型", "kind", FieldGroup::Complaint, true},
    {kCategory, "分类", "category", FieldGroup::Complaint, true},
    {kTime, "发生时间", "date", FieldGroup::Complaint, false},
    {kPlace, "地点", "place", FieldGroup::Complaint, true},
};
constexpr FixedField kAfter[]{
    {kSummary, "摘要", "long", FieldGroup::Content, true},
    {kAsks, "诉求", "text", FieldGroup::Content, false},
};

/// Few callers leave another number or tell an identity number: these stand on the form where there
/// is a value.
bool isOccasional(const FormRow& row)
{
    return row.name == QLatin1String(kCallbackNumber.data()) ||
           row.name == QLatin1String(kIdentity.data());
}

FormRow blank(const FixedField& field)
{
    FormRow row;
    row.name = QString::fromUtf8(field.name.data(), qsizetype(field.name.size()));
    row.label = QString::fromUtf8(field.label);
    row.type = QString::fromUtf8(field.type);
    row.group = field.group;
    row.required = field.required;
    if (field.name == kKind)
        for (const auto kind : ticket::kKinds)
            row.choices.append({text(std::string(ticket::name(kind))), kindText(kind), -1});
    return row;
}

FormRow blank(const session::FormField& field)
{
    FormRow row;
    row.name = text(field.name);
    row.label = text(field.label);
    row.type = text(field.type);
    row.group = FieldGroup::Template;
    row.ask = text(field.ask);
    row.required = field.required;
    for (const auto& choice : field.choices)
        row.choices.append({text(choice), text(choice), -1});
    if (row.choices.isEmpty() && field.type == "yesno")
        for (const auto& word : {QStringLiteral("是"), QStringLiteral("否")})
            row.choices.append({word, word, -1});
    return row;
}

QString noteOf(const FormRow& row)
{
    if (row.standing == FieldStanding::Guess)
        return percentText(row.confidence);
    if (row.standing == FieldStanding::Empty)
        return {};
    switch (row.origin) {
    case ticket::Origin::Line:
        return QStringLiteral("来电号码");
    case ticket::Origin::History:
        return QStringLiteral("来自历史");
    case ticket::Origin::Typed:
        return QStringLiteral("人工填写");
    default:
        return QStringLiteral("已确认");
    }
}

const session::Utterance* utteranceOf(const session::CallSession& session, int id)
{
    const auto it = std::find_if(session.transcript.begin(), session.transcript.end(),
                                 [id](const session::Utterance& u) { return u.id == id; });
    return it == session.transcript.end() ? nullptr : &*it;
}

/// More than these are no quotation any more.
constexpr int kMostStretches = 3;

void addSource(FormRow& row, const session::CallSession& session,
               const std::vector<ticket::Span>& spans)
{
    QStringList stretches;
    std::set<int> utterances;
    for (const auto& span : spans) {
        const auto* utterance = utteranceOf(session, span.utterance);
        if (!utterance)
            continue;
        const QString words = text(utterance->text);
        const int from = utf16Offset(words, span.from);
        stretches.append(words.mid(from, utf16Offset(words, span.to) - from));
        utterances.insert(span.utterance);
        if (row.sourceMs < 0 || utterance->fromMs < row.sourceMs)
            row.sourceMs = utterance->fromMs;
    }
    stretches.removeAll(QString());
    stretches.removeDuplicates();
    stretches = stretches.mid(0, kMostStretches);
    if (row.sourceMs >= 0)
        row.sourceTime = clockText(talkMs(session, row.sourceMs));
    if (row.type != QLatin1String("long"))
        row.quote = stretches.join(QStringLiteral("……"));
    else if (row.origin != ticket::Origin::Typed && !utterances.empty())
        row.remark = QStringLiteral("由 %1 句话归纳").arg(utterances.size());
}

void fill(FormRow& row, const session::CallSession& session)
{
    const auto it = session.fields.find(row.name.toStdString());
    if (it == session.fields.end())
        return;
    const auto& state = it->second;
    for (const auto& other : state.alternatives)
        row.alternatives.append({text(other.value),
                                 text(other.display.empty() ? other.value : other.display),
                                 other.confidence});
    row.value = text(state.value.value.value);
    row.display = text(state.value.display.value);
    if (row.display.isEmpty())
        row.display = row.value;
    if (row.name == QLatin1String(kCallerNumber.data()) ||
        row.name == QLatin1String(kCallbackNumber.data()))
        row.display = text(masked(state.value.value.value));
    if (row.name == QLatin1String(kKind.data()))
        if (const auto kind = ticket::parseKind(state.value.value.value))
            row.display = kindText(*kind);
    row.origin = state.value.origin;
    row.confidence = state.value.confidence;
    if (!row.value.isEmpty())
        row.standing =
            ticket::isConfirmed(row.origin) ? FieldStanding::Confirmed : FieldStanding::Guess;
    if (row.standing != FieldStanding::Empty)
        addSource(row, session, state.value.spans);
    row.note = noteOf(row);
}

/// 卫滨区平原路 of 阳光小区（卫滨区平原路）: what tells it from the others of its name.
QString whereOf(const QString& name)
{
    const auto bracket = name.lastIndexOf(QStringLiteral("（"));
    return bracket > 0 && name.endsWith(QStringLiteral("）"))
               ? name.mid(bracket + 1, name.size() - bracket - 2)
               : name;
}

void remarkSameName(FormRow& row, const session::CallSession& session)
{
    if (!session.pin || session.pin->sameName.empty() || row.standing == FieldStanding::Empty)
        return;
    QStringList names;
    for (const auto& name : session.pin->sameName)
        names.append(whereOf(text(name)));
    row.remark = QStringLiteral("另有同名 %1 处（%2）")
                     .arg(names.size())
                     .arg(names.join(QStringLiteral("、")));
}

} // namespace

QString fieldLabel(const std::string& name)
{
    for (const auto fields :
         {std::span<const FixedField>(kBefore), std::span<const FixedField>(kAfter)})
        for (const auto& field : fields)
            if (field.name == name)
                return QString::fromUtf8(field.label);
    return {};
}

QString groupLabel(FieldGroup group)
{
    switch (group) {
    case FieldGroup::Caller:
        return QStringLiteral("来电人");
    case FieldGroup::Complaint:
        return QStringLiteral("诉求");
    case FieldGroup::Template:
        return QStringLiteral("模板内容");
    case FieldGroup::Content:
        return QStringLiteral("诉求内容");
    }
    return {};
}

void FormModel::show(const session::CallSession& session)
{
    std::vector<FormRow> next;
    for (const auto& field : kBefore)
        next.push_back(blank(field));
    if (session.formTemplate)
        for (const auto& field : session.formTemplate->fields)
            next.push_back(blank(field));
    for (const auto& field : kAfter)
        next.push_back(blank(field));
    std::erase_if(next, [&](const FormRow& row) {
        return !session::isAsked(session, row.name.toStdString());
    });
    for (FormRow& row : next)
        fill(row, session);
    std::erase_if(next,
                  [](const FormRow& row) { return isOccasional(row) && row.value.isEmpty(); });
    for (FormRow& row : next) {
        if (row.type == QLatin1String("place"))
            remarkSameName(row, session);
        row.focused = !m_focused.isEmpty() && row.name == m_focused;
    }
    replace(std::move(next));
}

void FormModel::setFocusedField(const QString& field)
{
    if (m_focused == field)
        return;
    m_focused = field;
    std::vector<FormRow> next = rows();
    for (FormRow& row : next)
        row.focused = !field.isEmpty() && row.name == field;
    replace(std::move(next));
}

int FormModel::rowOf(const QString& name) const
{
    const auto it = std::find_if(rows().begin(), rows().end(),
                                 [&](const FormRow& row) { return row.name == name; });
    return it == rows().end() ? -1 : int(it - rows().begin());
}

QVariant FormModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const FormRow& row = rows()[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case DisplayRole:
        return row.display;
    case NameRole:
        return row.name;
    case LabelRole:
        return row.label;
    case TypeRole:
        return row.type;
    case GroupRole:
        return int(row.group);
    case GroupLabelRole:
        return groupLabel(row.group);
    case ValueRole:
        return row.value;
    case ConfidenceRole:
        return row.confidence;
    case OriginRole:
        return text(std::string(ticket::name(row.origin)));
    case StandingRole:
        return int(row.standing);
    case NoteRole:
        return row.note;
    case QuoteRole:
        return row.quote;
    case SourceMsRole:
        return row.sourceMs;
    case SourceTimeRole:
        return row.sourceTime;
    case RemarkRole:
        return row.remark;
    case AlternativesRole:
        return QVariant::fromValue(row.alternatives);
    case ChoicesRole:
        return QVariant::fromValue(row.choices);
    case AskRole:
        return row.ask;
    case RequiredRole:
        return row.required;
    case FocusedRole:
        return row.focused;
    default:
        return {};
    }
}

QHash<int, QByteArray> FormModel::roleNames() const
{
    return {{NameRole, "name"},
            {LabelRole, "label"},
            {TypeRole, "type"},
            {GroupRole, "group"},
            {GroupLabelRole, "groupLabel"},
            {ValueRole, "value"},
            {DisplayRole, "display"},
            {ConfidenceRole, "confidence"},
            {OriginRole, "origin"},
            {StandingRole, "standing"},
            {NoteRole, "note"},
            {QuoteRole, "quote"},
            {SourceMsRole, "sourceMs"},
            {SourceTimeRole, "sourceTime"},
            {RemarkRole, "remark"},
            {AlternativesRole, "alternatives"},
            {ChoicesRole, "choices"},
            {AskRole, "ask"},
            {RequiredRole, "required"},
            {FocusedRole, "focused"}};
}

} // namespace lianxin::item

#pragma once

#include "models/item/facts.h"
#include "models/item/row_model.h"
#include "models/session/call_session.h"

#include <QMetaType>
#include <QString>
#include <QStringList>

namespace lianxin::item {

/// The label of a fixed field of every ticket; empty for another name.
QString fieldLabel(const std::string& name);

enum class FieldGroup { Caller, Complaint, Template, Content };
enum class FieldStanding { Empty, Guess, Confirmed };

struct FormRow {
    QString name;
    QString label;
    QString type; ///< a ticket::FieldType's name; the fixed fields have `text`, `phone`, `kind`,
                  ///< `category`, `date`, `place`, `long`
    FieldGroup group = FieldGroup::Caller;
    QString value;
    QString display;
    double confidence = 0;
    ticket::Origin origin = ticket::Origin::Guess;
    FieldStanding standing = FieldStanding::Empty;
    QString note;  ///< `来自历史`, `来电号码`, `已确认`, `人工填写`, `95 %` or empty
    QString quote; ///< the words it came from, `……` between stretches; empty without a source
    int sourceMs =
        -1; ///< begin of the first utterance it came from, since the offer; -1 without one
    QString sourceTime; ///< since the answer, `00:43`
    QString remark;     ///< `另有同名 1 处（卫滨区）`, `由 6 句话归纳`; else empty
    QList<Choice> alternatives;
    QList<Choice> choices; ///< closed lists: kinds, the template's choices, yes and no
    QString ask;           ///< the sentence to say when it is empty
    bool required = false;
    bool focused = false;
    bool operator==(const FormRow&) const = default;
    QString key() const { return name; }
};

/// The form's fields in order: caller, complaint, template, content.
class FormModel : public RowModel<FormRow> {
    Q_OBJECT
public:
    enum Role {
        NameRole = Qt::UserRole + 1,
        LabelRole,
        TypeRole,
        GroupRole,
        GroupLabelRole,
        ValueRole,
        DisplayRole,
        ConfidenceRole,
        OriginRole,
        StandingRole,
        NoteRole,
        QuoteRole,
        SourceMsRole,
        SourceTimeRole,
        RemarkRole,
        AlternativesRole,
        ChoicesRole,
        AskRole,
        RequiredRole,
        FocusedRole
    };

    using RowModel::RowModel;
    void show(const session::CallSession& session);
    void setFocusedField(const QString& field);
    int rowOf(const QString& name) const; ///< -1 when the form has no such field

    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

private:
    QString m_focused;
};

/// 来电人, 诉求, 模板内容, 诉求内容.
QString groupLabel(FieldGroup group);

} // namespace lianxin::item

Q_DECLARE_METATYPE(lianxin::item::Choice)

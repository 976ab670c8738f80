/**
 * What the words of a header mean, in the languages of the CRMs that people export from: en de fr es pt it nl ja.
 *
 * A header becomes a short sentence of letters, one a word: "Lead - First Call Date" is "ofvd" (lead, first, call, date). Compounds
 * come apart ("Erstkontaktdatum" is "fkd", "初回連絡日時" too), filler falls away, and a word that is not known is "?": so no rule
 * takes a neighbour ("Owner notes") for the column itself.
 */

/** By letter; several words joined by "_" are one. Without accents, as headers are compared. */
const WORDS: Readonly<Record<string, string>> = {
  // Filler.
  ' ': 'a an the of for de des du d la le les l der die das den dem von zu zur el los las del o os do da dos di della dello il lo van het een en and und et y e pela pelo para fur pour por per voor utc gmt c usd eur gbp jpy chf inr brl の em s dei delle degli auf in au aux al お ご 御 貴 nell dell in_company_currency company_currency en_charge di_riferimento',
  // What a row is about.
  o: 'lead leads deal deals ticket opportunity potential prospect record inquiry enquiry request case booking anfrage interessent chance verkaufschance vorgang datensatz eintrag piste demande affaire opportunite dossier oportunidad negocio trato solicitud consulta registro negociacao oportunidade solicitacao opportunita richiesta trattativa kans aanvraag verkoopkans リード 案件 商談 見込み客 見込客 問い合わせ お問い合わせ 問合せ レコード チケット application message conversation inquiries transaction contract contrat contrato contratto vertrag interest 資料請求 お問合せ 依頼 引合 引き合い verkaufs auftrag auftrags order orders bestell bestellung zaak',
  // Who it is about.
  B: 'customer client person invitee attendee visitor respondent buyer kunde kunden kundin person client cliente clienti klant persoon personne persona pessoa 顧客 お客様 お客さま 人',
  // Says nothing more.
  '+': 'original originale originaler ursprungliche ursprunglicher full complete current currently actual sales sale vertrieb vertriebs vente ventes ventas vendas vendita vendite verkoop work business primary main personal new your initial_source marketing traffic web website acquisition acquisizione utm became sent made crm associated assoc voll vollstandiger aktueller aktuelle actuel actuelle atual attuale huidige complet completo completa volledige geschaftlich professionnel professionnelle profesional profissional lavoro zakelijk adquisicion aquisicao funil embudo 現在 営業 業務 form formular formulaire formulario formulier event object verkaufs bearbeitung bearbeitungs total totale gesamt totaal abschluss venda venta werbe adresse address principal principale 所属 管理',
  c: 'created create creation createdate add added submitted submit submission received receive entered entry registered registration registered_at signup sign_up signed_up came_in date_in incoming arrived arrival logged opened timestamp time_stamp completion_time erstellt erstellung erstellungs angelegt anlage eingang eingangs eingegangen erfasst zeitstempel abgesendet gesendet registrierung cree creee recu recue reception ajoute ajout soumis soumission horodateur inscription creado creada creacion alta recibido recibida recepcion agregado ingreso registrado enviado envio marca_temporal marca_de_tiempo criado criada criacao recebido recebida recebimento cadastro inclusao entrada carimbo_de_data creato creata creazione ricevuto ricevuta ricezione inserito inserimento aggiunto invio arrivo informazioni_cronologiche aangemaakt aanmaak gemaakt ontvangen ontvangst toegevoegd ingediend binnengekomen tijdstempel tijdsaanduiding 作成 登録 受付 受信 受領 申込 申し込み 送信 タイムスタンプ 流入日 発生 追加 requested request_received captured capture generated inserted enquired inquired intake joined opt_in posted ingested lead_in hinzugefugt angefragt erstell eingetragen entree entre arrivee saisi inscrit demande_le cadastrado iscrizione iscritto arrivato binnenkomst binnen aangevraagd ingevoerd 到着 入力 エントリー createdon created_on createdat depot 応募 反響',
  d: 'date dates time datetime day on at when hour datum zeit zeitpunkt uhrzeit tag am um jour heure quand fecha fechas hora dia el_dia data ora giorno tijd tijdstip dag op il_giorno data_hora 日 日時 日付 時刻 時間 年月日 vom',
  f: 'first 1st initial erst erste erster erstes ersten erstmals premier premiere 1er primer primera primero primeiro primeira primo prima eerste initiale 初回 最初 初 第一 ファースト 1o 1a 1e 一次',
  k: 'contact kontakt kontakts contacto contato contatto contactpersoon kontaktaufnahme ansprache prise_de_contact 連絡 コンタクト 接触 contactmoment erstkontaktaufnahme contacting contactafname echange',
  v: 'call phone_call callback_made text sms anruf telefonat appel llamada ligacao chamada chiamata telefonata oproep telefoontje belmoment 架電 電話 対応 コール calls anrufe appels llamadas chiamate ligacoes chamadas telefoontjes phone_calls 通話 gesprach gesprek bel',
  Y: 'response responses reply replies answer answers outreach outreaches antwort reaktion ruckmeldung reponse respuesta resposta risposta antwoord reactie 返信 返答 応答',
  V: 'contacted called replied answered responded reached kontaktiert angerufen beantwortet geantwortet contacte contactee appele repondu contactado contactada llamado respondido contatado contatada ligado contattato contattata chiamato risposto gecontacteerd gebeld beantwoord',
  A: 'activity engagement interaction touch touchpoint aktivitat interaktion activite actividad atividade interacao attivita activiteit 活動 タッチ アクション',
  x: 'last latest recent recently previous prior next due modified modification updated update change changed deadline birth birthday expected expiry expires expiration estimated planned scheduled forecast follow followup follow_up converted conversion renewal reminder annual target letzte letzter letztes letzten zuletzt vorherige nachste nachster nachstes nachsten fallig falligkeit fallige frist geandert anderung anderungs aktualisiert aktualisierung geburt geburts geburtstag geplant geplante geplanter erwartet erwarteter voraussichtlich wiedervorlage nachfass konvertiert konvertierung konvertierungs umgewandelt jahres dernier derniere prochain prochaine echeance modifie mise_a_jour mis_a_jour relance naissance prevu prevue converti annuel estime ultimo ultima proximo proxima vencimiento modificado modificacion actualizado actualizacion nacimiento previsto prevista convertido seguimiento limite anual vencimento modificacao atualizado atualizacao nascimento conversao prazo acompanhamento prossimo prossima scadenza modificato modifica aggiornato aggiornamento nascita convertito conversione annuo laatste laatst volgende vervaldatum verval gewijzigd wijziging wijzigings bijgewerkt geboorte verwacht verwachte gepland geplande geconverteerd conversie opvolging 最終 次回 期限 更新 変更 誕生 生年 予定 締切 締め切り コンバージョン 前回 見込 フォロー 最新 vorheriger fruhere fruherer ehemaliger former ancien ancienne anterior precedente precedent vorig weighted gewichtet pondere ponderado ponderato probability wahrscheinlichkeit probabilite probabilidad probabilidade probabilita modifiedon updatedat',
  h: 'created_by creator added_by submitted_by modified_by updated_by entered_by closed_by won_by qualified_by erstellt_von angelegt_von cree_par ajoute_par creado_por criado_por creato_da aangemaakt_door 作成者 登録者 更新者 form_id ad_id page_id campaign_id',
  D: 'min mins minute minutes hours hrs sec secs seconds days duration elapsed time_to minuten stunden sekunden dauer heures duree minutos horas duracion duracao minuti durata uren duur 分 時間数 所要 ore',
  a: 'assigned assignment allocated handed_over handover hand_over zugewiesen zuweisung zuweisungs zugeteilt ubergabe ubergeben attribue attribution assigne assignation affecte asignado asignada asignacion atribuido atribuida atribuicao assegnato assegnata assegnazione toegewezen toewijzing 割当 割り当て アサイン',
  w: 'owner owners assigned_to assignee rep reps sales_rep representative agent seller salesperson sales_person account_executive account_manager sdr bdr ae sr handled_by advisor adviser consultant who closer besitzer eigentumer inhaber zustandig zustandiger zustandige verantwortlich verantwortlicher verantwortliche bearbeiter betreuer vertriebler vertriebsmitarbeiter verkaufer berater zugewiesen_an proprietaire commercial commerciale responsable vendeur conseiller attribue_a assigne_a propietario vendedor vendedora asesor asesora comercial ejecutivo ejecutiva asignado_a proprietario proprietaria responsavel consultor consultora atribuido_a corretor responsabile venditore assegnatario assegnato_a commerciale_assegnato eigenaar verkoper verantwoordelijke toegewezen_aan accountmanager behandelaar 担当 担当者 営業担当 営業担当者 所有者 営業マン mitarbeiter sachbearbeiter aussendienst gestionnaire charge_d_affaires charge_de_clientele collaborateur agente encargado encargada gestor gestora executivo executiva atendente operador operatore addetto referente_commerciale medewerker adviseur relationship_manager sales_manager sales_executive setter bdm counselor counsellor telecaller handler managed_by taken_by worked_by processed_by staff_member team_member lead_handler 担当者名 担当営業 対応者 所有者名 アサイン先 責任者 担当スタッフ 営業担当者名 responsible responsible_user responsible_person person_responsible dono consulente zustandige_person verantwortliche_person ansprechpartner_vertrieb vertriebsverantwortlicher 営業担当名 担当営業マン',
  s: 'source origin channel how_did_you_hear_about_us how_did_you_hear where_from from_where came_from how quelle herkunft kanal ursprung leadquelle wie_haben_sie_von_uns_erfahren provenance origine canal fuente origen procedencia fonte origem sorgente provenienza canale bron herkomst kanaal 流入元 流入経路 経路 ソース 獲得元 獲得経路 媒体 チャネル チャンネル 参照元 きっかけ heard_about_us',
  S: 'campaign medium platform form_name referrer referral kampagne plattform campagne campana campanha campagna piattaforma キャンペーン medio',
  t: 'lifecycle_stage stage status phase lead_stage dealstage etappe stufe stand statut etape etat estado etapa fase estatus situacao estagio stato stadio stadium ステージ ステータス 状態 状況 進捗 フェーズ 段階 pipeline_stage lead_state deal_state current_state lifecycle progress step avancement andamento avanzamento voortgang 対応状況 対応ステータス',
  q: 'qualified qualification mql sql qualifiziert qualifizierung qualifizierungs qualifie calificado calificacion cualificado cualificacion qualificado qualificacao qualificato qualificazione qualifica gekwalificeerd kwalificatie 認定 有望化 mql化',
  g: 'won win closed_won became_a_customer became_customer customer_since kunde_seit gewonnen gewinn gagne gagnee gain ganado ganada ganancia ganho ganha vinto vinta vincita klant_sinds cliente_desde cliente_dal client_depuis 受注 成約 契約 sold sale_date signed verkauft vendu vendida vendido venduto venduta verkocht signe firmado assinado firmato getekend unterschrieben fecha_de_venta data_da_venda data_de_venda data_vendita data_di_vendita verkoopdatum date_de_vente verkaufsdatum date_de_signature auftragseingang vertragsabschluss 契約締結',
  l: 'closed lost disqualified closed_lost closure geschlossen verloren abgeschlossen disqualifiziert perdu perdue ferme fermee disqualifie perdido perdida cerrado cerrada descalificado fechado fechada desqualificado perso persa chiuso chiusa gesloten afgesloten 失注 終了 loss perte perda perdita verlies verlust kaputt',
  e: 'close_date closing_date closedate close_time abschlussdatum abschlusstermin schlusstermin schlussdatum abschluss_am date_de_cloture date_cloture fecha_de_cierre fecha_cierre data_de_fechamento data_fechamento data_di_chiusura data_chiusura sluitingsdatum afsluitdatum 完了予定日 クローズ日 完了日 クローズ予定日',
  G: 'size volume volumen grosse taille tamano tamanho dimensione omvang',
  r: 'amount value close_value revenue deal_size contract_size contract_value order_value opportunity_size acv tcv arr betrag umsatz wert auftragswert auftragssumme volumen erlos montant valeur importe monto valor ingresos ingreso_total importo valore ricavo ricavi bedrag waarde omzet dealwaarde receita 金額 売上 受注金額 取引金額 価格 total_revenue 契約金額 deal_amount sale_price contract_amount grosse deal_worth',
  i: 'id ids number no nr num nummer numero identifier identifiant identificador identificativo identificatie ref reference referenz referencia riferimento referentie kennung key 番号 コード codice codigo code lead_nr uuid guid n_dossier',
  '#': 'count anzahl aantal quantidade quante 回数 件数',
  m: 'email mail e_mail mailaddress email_address e_mail_address mail_address email_id mailadresse e_mail_adresse email_adresse adresse_email adresse_e_mail adresse_mail courriel adresse_electronique correo correo_electronico direccion_de_correo endereco_de_email indirizzo_email indirizzo_e_mail posta_elettronica emailadres e_mailadres mailadres メール メールアドレス eメール endereco_de_e_mail electronic_mail e_mail_addresse emails correo_e direccion_de_correo_electronico indirizzo_di_posta_elettronica 電子メール direccion_de_email',
  n: 'name nom nombre nome naam bezeichnung 名前 氏名 お名前 名称 リード名 商談名 案件名 顧客名 nombre_completo nome_completo nom_complet vollstandiger_name full_name nome_e_cognome nome_cognome nombre_y_apellidos nom_et_prenom nom_prenom vor_und_nachname nome_e_sobrenome',
  '1': 'first_name firstname given_name forename vorname prenom primer_nombre nombre_de_pila primeiro_nome voornaam 名',
  '2': 'last_name lastname surname family_name nachname familienname nom_de_famille apellido apellidos sobrenome ultimo_nome cognome achternaam 姓 名字',
  y: 'company account organization organisation company_account business_name employer firma unternehmen firmenname unternehmensname organisation betrieb societe entreprise raison_sociale empresa compania organizacion organizacao companhia azienda societa ragione_sociale organizzazione bedrijf bedrijfsnaam organisatie 会社 会社名 企業 企業名 社名 法人名 取引先 取引先名 組織',
  z: 'segment tier segmento segmentation kundensegment marktsegment customer_segment market_segment business_segment klantsegment セグメント 区分',
  p: 'attempt attempts try tries times_contacted touches done_activities versuch versuche kontaktversuche anrufversuche tentative tentatives intento intentos tentativa tentativas tentativo tentativi poging pogingen 試行 試行回数 架電回数 連絡回数',
  M: 'meeting demo appointment termin rendez_vous rdv cita reunion reuniao visita appuntamento riunione afspraak 面談 商談日 予約',
  P: 'pipeline product team region country city category type service plan language produkt sprache land stadt produit pays ville producto pais ciudad idioma produto cidade prodotto paese citta taal stad 製品 商品 国 都市 種別 部署',
  T: 'title subject betreff objet asunto assunto oggetto onderwerp 件名',
  u: 'outcome result disposition ergebnis resultat resultado esito risultato resultaat uitkomst 結果',
  R: 'reason grund raison motif motivo razon ragione reden 理由',
  b: 'paused pause on_hold hold snoozed parked pausiert zuruckgestellt en_pause suspendu en_pausa pausado em_pausa in_pausa sospeso gepauzeerd in_de_wacht 保留 停止',
  '<': 'from since start begin ab seit depuis desde dal da_quando sinds vanaf 開始',
  '>': 'until till end bis jusqu jusqu_au hasta ate fino fino_al tot 終了予定 まで',
  j: 'returned returned_to_marketing recycled zuruckgegeben zuruck_an_marketing retourne renvoye devuelto devolvido restituito teruggegeven 差戻 差し戻し',
};

/** What is longer is no header: a row of notes may stand where headers are looked for. */
export const HEADER_MAX = 200;

/** "CreatedDate" and "created_date" and "Created (Date)" alike: words without accents, parted by one blank. */
export function wordsOf(header: string): string {
  return header
    .slice(0, HEADER_MAX)
    .normalize('NFKC')
    .replace(/(\p{Ll})(\p{Lu}|\d)/gu, '$1 $2')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]+/gu, '')
    .replace(/#/g, ' no ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

let dictionary: ReadonlyMap<string, string> | null = null;
/** No phrase of the dictionary has more words. */
const PHRASE_MAX = 6;

/** Made when the first header is read; of two meanings of a word the later one counts. */
function letters(): ReadonlyMap<string, string> {
  dictionary ??= new Map(
    Object.entries(WORDS).flatMap(([letter, words]) => words.split(' ').map(word => [wordsOf(word), letter] as const)),
  );
  return dictionary;
}

const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** The header as a sentence of letters. */
export function meaningOf(header: string): string {
  const words = wordsOf(header).split(' ');
  const known = letters();
  let meaning = '';
  for (let at = 0; at < words.length; ) {
    let length = Math.min(PHRASE_MAX, words.length - at);
    while (length > 1 && !known.has(words.slice(at, at + length).join(' '))) length--;
    const phrase = words.slice(at, at + length).join(' ');
    meaning +=
      known.get(phrase) ??
      (/^\d+$/.test(phrase) ? '9' : ((CJK.test(phrase) ? inPieces(phrase) : compound(phrase)) ?? '?'));
    at += length;
  }
  return meaning.replace(/ /g, '');
}

/** "leadquelle", "erstellungsdatum", "createddate": known words and nothing else. */
function compound(word: string): string | null {
  if (word === '') return '';
  const known = letters();
  for (let length = word.length; length >= 2; length--) {
    const head = word.slice(0, length);
    const letter = length > 2 || head === 'id' ? known.get(head) : undefined;
    if (letter === undefined || letter === ' ') continue;
    const rest = word.slice(length);
    const tail = compound(rest) ?? (/^[sn]./.test(rest) ? compound(rest.slice(1)) : null);
    if (tail !== null) return letter + tail;
  }
  return null;
}

/** A script without blanks: the longest known piece each time. */
function inPieces(text: string): string {
  const known = letters();
  let meaning = '';
  for (let at = 0; at < text.length; ) {
    let length = text.length - at;
    while (length > 1 && !known.has(text.slice(at, at + length))) length--;
    const letter = known.get(text.slice(at, at + length)) ?? '?';
    if (letter !== '?' || !meaning.endsWith('?')) meaning += letter;
    at += length;
  }
  return meaning;
}
